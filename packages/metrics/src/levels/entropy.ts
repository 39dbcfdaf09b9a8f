import { DomainError, type GroupLayout } from "@equal-bits/core";
import { asOneGroup, type Levels, requireWeights } from "./levels.js";
import { signTable } from "./sign-counts.js";

/**
 * The entropy of a bit that is 1 with probability `share`: h(p) = −p log₂ p − (1 − p) log₂ (1 − p).
 *
 * @param share - a probability, 0 … 1; the ends give 0
 * @returns bits, 0 … 1, greatest at ½
 * @throws DomainError if `share` is outside 0 … 1
 * @see Li, Pintea, van Gemert, "Equal Bits" (AAAI 2022), equation (5)
 */
export function binaryEntropy(share: number): number {
  if (!(share >= 0 && share <= 1)) throw new DomainError(`share must be from 0 to 1, got ${share}`);
  return surprise(share) + surprise(1 - share);
}

/**
 * The entropy of the signs of a layer, all filters taken together.
 *
 * Zeros are a sign of their own: a layer of −1 and +1 has at most 1 bit a weight, a pruned one at most log₂ 3 = 1.58. It
 * tells how many bits a weight need take in a file, not how balanced the filters are: `entropyPerFilter` tells that.
 *
 * @param levels - the levels of a layer, finite, at least one
 * @returns bits for each weight, 0 … log₂ 3
 * @throws ShapeError if there is no level
 * @throws NonFiniteError naming the index of the first NaN or infinity
 */
export function layerEntropy(levels: Levels): number {
  return entropyPerFilter(levels, asOneGroup(levels))[0];
}

/**
 * The entropy of the signs of each filter. Zeros are a sign of their own, as in `layerEntropy`.
 *
 * @param levels - the levels of a layer, finite, length `groups * size`
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @returns bits for each weight, 0 … log₂ 3, one number for each filter
 * @throws ShapeError if the length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the index of the first NaN or infinity
 */
export function entropyPerFilter(levels: Levels, layout: GroupLayout): Float64Array {
  requireWeights(layout);
  const surprises = Float64Array.from(signTable(levels, layout), (count) => surprise(count / layout.size));
  return Float64Array.from(
    { length: layout.groups },
    (_, group) => surprises[3 * group] + surprises[3 * group + 1] + surprises[3 * group + 2],
  );
}

/** −p log₂ p, which tends to 0 with p. */
function surprise(share: number): number {
  return share === 0 ? 0 : share * -Math.log2(share);
}
