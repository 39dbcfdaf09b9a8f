import { type AffineCuts, type Quantizer, requireFinite, requireSameLength } from "@equal-bits/core";
import { binaryValues } from "./binary-values.js";

/**
 * Binary levels by the sign of each weight alone: the baseline whose ratio the data decide.
 *
 * Forward: +1 if w ≥ 0, else −1; sign(0) = sign(−0) = +1, so the levels are always binary.
 *
 * @returns a frozen quantizer with levels −1 and +1; it promises no counts
 * @see Courbariaux et al., BinaryNet, 2016
 */
export function sign(): Quantizer {
  return Object.freeze({
    name: "sign",
    levels: 2,
    assign: signLevels,
    cuts: atZero,
    valueRule: binaryValues,
    values: () => binaryValues.values,
  } satisfies Quantizer);
}

const atZero: AffineCuts = Object.freeze({ kind: "affine", base: "zero", unit: "one", at: [0] });

function signLevels(weights: Float32Array, out: Uint8Array): Uint8Array {
  requireSameLength(out.length, weights.length, "out");
  requireFinite(weights, "weights");
  for (let i = 0; i < weights.length; i++) out[i] = +(weights[i] >= 0);
  return out;
}
