import type { Quantizer } from "@equal-bits/core";
import { quantizer } from "../compose/quantizer.js";
import { cutAtZero } from "../parts/cuts.js";
import { plusMinusOne } from "../parts/level-values.js";

/**
 * Binary levels by the sign of each weight alone: the baseline whose ratio the data decide.
 *
 * Forward: b = +1 if w ≥ 0, else −1; sign(0) = sign(−0) = +1, so the levels are always binary.
 * Gradient: dL/dw = dL/db, in BinaryConnect where |w| ≤ 1 only.
 *
 * When: the baseline of every comparison. When not: the ratio matters; it drifts with the weights.
 *
 * @returns a frozen quantizer with levels −1 and +1; it promises no counts
 * @see Courbariaux et al., BinaryConnect, NeurIPS 2015, eq. (1); BinaryNet, 2016, eq. (1)
 */
export function sign(): Quantizer {
  return rule;
}

const rule = quantizer({ name: "sign", cuts: cutAtZero, levels: plusMinusOne });
