import { type GroupLayout, ShapeError } from "@equal-bits/core";
import { levelCounts } from "./level-counts.js";
import { symbolCount } from "./level-symbols.js";
import { type Levels, requireWeights } from "./levels.js";
import { wantedCounts } from "./wanted-counts.js";

/**
 * How many weights each filter has too many on each level, found − wanted.
 *
 * @param levels - the levels of a layer, finite, length `groups * size`
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @param wanted - counts of each level, lowest first: K of them for every filter, or row-major [groups, K]
 * @param values - what the K levels are worth, ascending. Default the signs: −1 and +1 of two counts, where a zero is on neither
 *   level; −1, 0 and +1 of three
 * @returns whole numbers, row-major [groups, K]; all 0 where the counts are exact
 * @throws ShapeError if a length does not fit the layout, or there is no weight, or more than three counts come without `values`
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @throws DomainError if `values` do not differ as float32, a level is none of them, or a count is no whole number 0 … `size`
 * @throws MassMismatchError if the counts of a filter do not sum to `size`
 */
export function countResiduals(
  levels: Levels,
  layout: GroupLayout,
  wanted: ArrayLike<number>,
  values?: readonly number[],
): Int32Array {
  requireWeights(layout);
  const width = widthOf(wanted.length, layout.groups, values);
  const rows = wantedCounts(wanted, width, layout);
  const found = levelCounts(levels, layout, values);
  const columns = symbolCount(values);
  // of two counts and three signs, the second count is that of the third sign
  const stride = width < columns ? 2 : 1;
  return Int32Array.from({ length: layout.groups * width }, (_, i) => {
    const [group, level] = [Math.floor(i / width), i % width];
    return found[columns * group + stride * level] - rows(group, level);
  });
}

/**
 * How far each filter is from its wanted counts: Σ |found − wanted| over the levels.
 *
 * 0 where the counts are exact, as equal bits promises; 2 where one weight is on a wrong level.
 *
 * @param levels - the levels of a layer, finite, length `groups * size`
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @param wanted - as of {@link countResiduals}
 * @param values - as of {@link countResiduals}
 * @returns one whole number 0 … 2 · `size` for each filter
 * @throws as {@link countResiduals}
 */
export function residualPerFilter(
  levels: Levels,
  layout: GroupLayout,
  wanted: ArrayLike<number>,
  values?: readonly number[],
): Uint32Array {
  const residuals = countResiduals(levels, layout, wanted, values);
  const width = residuals.length / layout.groups;
  const sums = new Uint32Array(layout.groups);
  residuals.forEach((residual, i) => {
    sums[Math.floor(i / width)] += Math.abs(residual);
  });
  return sums;
}

/**
 * Refuses counts that are none of a layer.
 *
 * @throws as {@link countResiduals}, before a level is looked at
 * @internal
 */
export function requireWanted(
  wanted: ArrayLike<number>,
  layout: GroupLayout,
  values: readonly number[] | undefined,
): void {
  requireWeights(layout);
  wantedCounts(wanted, widthOf(wanted.length, layout.groups, values), layout);
}

function widthOf(length: number, groups: number, values: readonly number[] | undefined): number {
  if (values !== undefined) return values.length;
  const width = length === 2 || length === 3 ? length : length / groups;
  if (width !== 2 && width !== 3)
    throw new ShapeError(
      `wanted must have 2 or 3 counts, for every filter or for each of ${groups}, got ${length}; give values for more levels`,
    );
  return width;
}
