import { requireSameLength } from "@equal-bits/core";
import { countsOf, type Histogram } from "./histogram.js";
import { finiteMoments, type Moments } from "./moments.js";
import { raiseTop } from "./raise-top.js";

/**
 * Gives each weight one of K levels with an exact histogram, greatest weights to the highest level.
 *
 * K levels are K − 1 nested top sets, because top sets under one total order are nested.
 *
 * @param weights - latent weights of one group, finite
 * @param histogram - weights on each level, lowest level first: K from 1 to 256 whole numbers ≥ 0 that sum to
 *   `weights.length`, or `{ shares }`, of which `apportion` makes such counts
 * @param out - the level of each weight, 0 … K − 1; same length as `weights`
 * @returns `out`
 * @throws MassMismatchError if the counts do not sum to the number of weights, before anything is written
 * @throws DomainError, ShapeError or NonFiniteError on other bad input, before anything is written
 */
export function assignLevels(weights: Float32Array, histogram: Histogram, out: Uint8Array): Uint8Array {
  const counts = countsOf(histogram, weights.length);
  requireSameLength(out.length, weights.length, "out");
  return levelsUnchecked(weights, counts, out, finiteMoments(weights));
}

/** @internal */
export function levelsUnchecked(
  weights: Float32Array,
  counts: ArrayLike<number>,
  out: Uint8Array,
  moments?: Moments,
): Uint8Array {
  out.fill(0);
  let top = 0;
  for (let level = counts.length - 1; level > 0; level--) {
    top += counts[level];
    raiseTop(weights, top, out, moments);
  }
  return out;
}
