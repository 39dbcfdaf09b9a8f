import type { Quantizer } from "@equal-bits/core";
import { quantizer } from "../compose/quantizer.js";
import { cutAtMean } from "../parts/cuts.js";
import { plusMinusMagnitude } from "../parts/level-values.js";

/**
 * The binary weights of BitNet: the side of the mean, times the mean magnitude.
 *
 * Forward: b = m · sign(w − mean w), m = mean |w| of the weights as they are, usually of a whole tensor. Gradient: dL/dw = dL/db.
 * The publication has sign(0) = −1; here sign(0) = +1, as everywhere in this library.
 *
 * When: binary transformers. When not: an exact ratio is wanted; equal bits at ½ is its median version.
 *
 * @returns a frozen quantizer with levels −m and +m; it promises no counts
 * @see Wang et al., BitNet: scaling 1-bit transformers for large language models, 2023, section 2.1
 */
export function bitNet(): Quantizer {
  return rule;
}

const rule = quantizer({ name: "bitnet-b1", cuts: cutAtMean, levels: plusMinusMagnitude });
