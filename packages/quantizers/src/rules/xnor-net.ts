import type { Quantizer } from "@equal-bits/core";
import { quantizer } from "../compose/quantizer.js";
import { cutAtZero } from "../parts/cuts.js";
import { plusMinusMagnitude } from "../parts/level-values.js";

/**
 * The sign of each weight times the group's mean magnitude, the best scale for given signs in squares.
 *
 * Forward: b = m · sign(w), m = mean |w|, sign(0) = +1. Gradient: dL/dw = m · 1[|w| ≤ 1] · g + sign(w) · mean(sign(w) · g) with
 * g = dL/db; the published code multiplies this by (1 − 1/C_in) · fan-in, and after each step takes the mean over the input
 * channels from the latent weights and clips them to [−1, 1].
 *
 * When: binary weights without batch normalisation behind them, which would take up the scale. When not: the ratio matters.
 *
 * @returns a frozen quantizer with levels −m and +m; it promises no counts
 * @see Rastegari et al., XNOR-Net, ECCV 2016, section 3.1
 */
export function xnorNet(): Quantizer {
  return rule;
}

const rule = quantizer({ name: "xnor-net", cuts: cutAtZero, levels: plusMinusMagnitude });
