import { DomainError, type GroupLayout, ShapeError } from "@equal-bits/core";
import { countsEntropy, surprise } from "./counts-entropy.js";
import { levelCounts } from "./level-counts.js";
import { symbolCount } from "./level-symbols.js";
import { asOneGroup, type Levels, requireWeights } from "./levels.js";

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
 * The entropy of all layers of a network taken together: what a code that knows nothing of layers and filters needs for a weight.
 *
 * @param layers - the levels of each layer, finite, at least one level in all
 * @param values - what the K levels are worth in every layer, ascending. Default the signs −1, 0 and +1
 * @returns bits for each weight, 0 … log₂ K
 * @throws ShapeError if there is no level
 * @throws NonFiniteError naming the index of the first NaN or infinity within its layer
 * @throws DomainError if `values` do not differ as float32, or a level is none of them
 */
export function networkEntropy(layers: readonly Levels[], values?: readonly number[]): number {
  if (layers.every(({ length }) => length === 0))
    throw new ShapeError("layers must have at least 1 level, got none; of nothing there is no entropy");
  const total = new Float64Array(symbolCount(values));
  for (const levels of layers)
    levelCounts(levels, asOneGroup(levels), values).forEach((count, k) => {
      total[k] += count;
    });
  return countsEntropy(total);
}

/**
 * The entropy of the levels of a layer, all filters taken together.
 *
 * Zeros are a sign of their own: a layer of −1 and +1 has at most 1 bit a weight, a pruned one at most log₂ 3 = 1.58. It
 * tells how many bits a weight need take in a file, not how balanced the filters are: `entropyPerFilter` tells that.
 *
 * @param levels - the levels of a layer, finite, at least one
 * @param values - what the K levels are worth, ascending, 2 … 256. Default the signs −1, 0 and +1
 * @returns bits for each weight, 0 … log₂ K
 * @throws ShapeError if there is no level
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @throws DomainError if `values` do not differ as float32, or a level is none of them
 */
export function layerEntropy(levels: Levels, values?: readonly number[]): number {
  return entropyPerFilter(levels, asOneGroup(levels), values)[0];
}

/**
 * The entropy of the levels of each filter. Zeros are a sign of their own, as in `layerEntropy`.
 *
 * @param levels - the levels of a layer, finite, length `groups * size`
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @param values - what the K levels are worth, ascending, 2 … 256. Default the signs −1, 0 and +1
 * @returns bits for each weight, 0 … log₂ K, one number for each filter
 * @throws ShapeError if the length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @throws DomainError if `values` do not differ as float32, or a level is none of them
 */
export function entropyPerFilter(
  levels: Levels,
  layout: GroupLayout,
  values?: readonly number[],
): Float64Array {
  requireWeights(layout);
  const counts = levelCounts(levels, layout, values);
  const width = symbolCount(values);
  return Float64Array.from({ length: layout.groups }, (_, group) =>
    countsEntropy(counts.subarray(width * group, width * (group + 1))),
  );
}
