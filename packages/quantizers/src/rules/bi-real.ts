import type { Quantizer } from "@equal-bits/core";
import { quantizer } from "../compose/quantizer.js";
import { cutAtZero } from "../parts/cuts.js";
import { plusMinusMagnitude } from "../parts/level-values.js";

/**
 * The sign of each weight times the group's mean magnitude, with a gradient that leaves the magnitude out.
 *
 * Forward: b = m · sign(w), m = mean |w|, sign(0) = +1. Gradient: dL/dw = 1[|w| ≤ 1] · dL/db, without m.
 * The levels are those of `xnorNet`; ReActNet has the same weights and differs in its activations.
 *
 * When: the weights of Bi-Real Net and ReActNet. When not: latent weights start all positive, as in the published code (uniform
 * 0 … 0.001): every bit is then +1 at first.
 *
 * @returns a frozen quantizer with levels −m and +m; it promises no counts
 * @see Liu et al., Bi-Real Net, ECCV 2018, section 3.3
 * @see Liu et al., ReActNet, ECCV 2020, section 4
 */
export function biReal(): Quantizer {
  return rule;
}

const rule = quantizer({ name: "bi-real", cuts: cutAtZero, levels: plusMinusMagnitude });
