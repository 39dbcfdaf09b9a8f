import type { GroupLayout } from "@equal-bits/core";
import { asOneGroup, type Levels, requireWeights } from "./levels.js";
import { positivesPerFilter, zerosPerFilter } from "./sign-counts.js";

/**
 * The share of +1 in a layer, p_pos in the paper.
 *
 * A share of all weights, pruned ones too: half pruned and the rest balanced is a ratio of 0.25.
 *
 * @param levels - the levels of a layer, finite, at least one
 * @returns 0 … 1
 * @throws ShapeError if there is no level
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @see Li, Pintea, van Gemert, "Equal Bits" (AAAI 2022), equation (1)
 */
export function layerRatio(levels: Levels): number {
  return ratioPerFilter(levels, asOneGroup(levels))[0];
}

/**
 * The share of +1 in each filter, among all its weights, pruned ones too.
 *
 * @param levels - the levels of a layer, finite, length `groups * size`
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @returns one share 0 … 1 for each filter
 * @throws ShapeError if the length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @see Li, Pintea, van Gemert, "Equal Bits" (AAAI 2022), equation (1)
 */
export function ratioPerFilter(levels: Levels, layout: GroupLayout): Float64Array {
  requireWeights(layout);
  return sharesOf(positivesPerFilter(levels, layout), layout);
}

/**
 * The share of zeros in a layer, 0 or −0.
 *
 * @param levels - the levels of a layer, finite, at least one
 * @returns 0 … 1
 * @throws ShapeError if there is no level
 * @throws NonFiniteError naming the index of the first NaN or infinity
 */
export function layerSparsity(levels: Levels): number {
  return sparsityPerFilter(levels, asOneGroup(levels))[0];
}

/**
 * The share of zeros in each filter, 0 or −0.
 *
 * @param levels - the levels of a layer, finite, length `groups * size`
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @returns one share 0 … 1 for each filter
 * @throws ShapeError if the length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the index of the first NaN or infinity
 */
export function sparsityPerFilter(levels: Levels, layout: GroupLayout): Float64Array {
  requireWeights(layout);
  return sharesOf(zerosPerFilter(levels, layout), layout);
}

function sharesOf(counts: Uint32Array, { size }: GroupLayout): Float64Array {
  return Float64Array.from(counts, (count) => count / size);
}
