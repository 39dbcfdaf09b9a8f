import type { Quantizer } from "@equal-bits/core";
import { quantizer } from "../compose/quantizer.js";
import { cutAtMean } from "../parts/cuts.js";
import { plusMinusOne } from "../parts/level-values.js";

/**
 * The signs of standardised weights, with the latent tails pulled in so that dead weights revive.
 *
 * Forward: b = sign(v), v = w₁ clamped to ±Q, w₁ = 2√2 (w − mean w) / std w, Q = −mean |w₁| · ln(2 − 2τ): the clamp moves no sign,
 * so b = sign(w − mean w). A learned factor for each filter multiplies it. Gradient: dL/db · 1[|w₁| ≤ Q], carried back through
 * the standardisation; τ rises from 0.85 to 0.99.
 *
 * When: many latent weights never flip. When not: the ratio must be exact.
 *
 * @returns a frozen quantizer with levels −1 and +1; it promises no counts
 * @see Xu et al., ReCU, ICCV 2021; the published code, github.com/z-hXu/ReCU
 */
export function reCU(): Quantizer {
  return rule;
}

const rule = quantizer({ name: "recu", cuts: cutAtMean, levels: plusMinusOne });
