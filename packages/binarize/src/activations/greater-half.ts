import { apportion, type Quantizer, requireFinite, requireSameLength } from "@equal-bits/core";

/**
 * The ⌈N/2⌉ greatest of N values become +1, the others −1: what a batch is balanced by where no rule is given.
 *
 * Exact selection lives in packages that this one does not import; a batch is short enough to be sorted.
 *
 * @internal
 */
export const greaterHalf: Quantizer = Object.freeze({
  name: "greater-half",
  levels: 2,
  counts: (size: number) => apportion(size, [0.5, 0.5]),
  valueRule: { kind: "fixed", values: [-1, 1] },
  assign: (weights: Float32Array, out: Uint8Array) => {
    requireFinite(weights, "weights");
    requireSameLength(out.length, weights.length, "out");
    const upper = apportion(weights.length, [0.5, 0.5])[1];
    const cut = weights.slice().sort()[weights.length - upper];
    let tiesLeft = upper - weights.reduce((above, weight) => above + (weight > cut ? 1 : 0), 0);
    weights.forEach((weight, i) => {
      out[i] = weight > cut || (weight === cut && tiesLeft-- > 0) ? 1 : 0;
    });
    return out;
  },
  values: () => [-1, 1],
} satisfies Quantizer);
