import type { GroupLayout } from "@equal-bits/core";
import { asOneGroup, type Levels, requirePair, signOf } from "./levels.js";

/**
 * How many weights of two layers differ in sign; to and from 0 differs too. `flipRatio` is this as a share.
 *
 * @param first - levels, finite, any length
 * @param second - levels, as many
 * @returns a whole number 0 … length
 * @throws ShapeError if the lengths differ
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 */
export function hammingDistance(first: Levels, second: Levels): number {
  return hammingPerFilter(first, second, asOneGroup(first))[0];
}

/**
 * How many weights of each filter differ in sign between two layers; to and from 0 differs too.
 *
 * @param first - levels, finite, length `groups * size`
 * @param second - levels, as many
 * @param layout - where the filters lie, in both
 * @returns one whole number 0 … `size` for each filter
 * @throws ShapeError if a length does not fit the layout
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 */
export function hammingPerFilter(first: Levels, second: Levels, layout: GroupLayout): Uint32Array {
  requirePair(first, second, layout, ["first", "second"]);
  return signDifferences(first, second, layout);
}

/**
 * The same of levels that were looked at before.
 *
 * @internal
 */
export function signDifferences(
  first: Levels,
  second: Levels,
  { groups, size, interleave }: GroupLayout,
): Uint32Array {
  const distances = new Uint32Array(groups);
  for (let block = 0, at = 0; block < groups; block += interleave)
    for (let i = 0; i < size; i++)
      for (let group = block; group < block + interleave; group++, at++)
        distances[group] += Number(signOf(first[at]) !== signOf(second[at]));
  return distances;
}
