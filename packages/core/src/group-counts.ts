import { apportion } from "./apportion.js";
import { apportionRows, requireInt32 } from "./apportion-rows.js";
import { requireWhole } from "./require-whole.js";

/** What must be exact beside each group. */
export interface GroupCountsOptions {
  /**
   * Whether the counts of the whole layer must be exact too, which lets those of groups differ by one. Default false: all
   * groups get the same counts.
   */
  readonly exactTotal?: boolean;
}

/**
 * Splits the weights of every group of a layer over levels in given shares, in whole numbers.
 *
 * By default every group is rounded alone, and that adds up: with 9 weights a filter and a ratio of ½ every filter gets 5
 * of +1, so the layer's ratio is 0.556. With `exactTotal` some filters get 4, and the layer has ½ to within one weight.
 *
 * @param groups - how many groups, a whole number ≥ 0
 * @param size - weights in each group, a whole number ≥ 0
 * @param shares - wanted share of each level, lowest level first; each ≥ 0, sum 1
 * @param options - whether the total must be exact too
 * @returns counts, row-major [groups, levels]; each row sums to `size`, each count less than 1 away from `share * size`
 * @throws DomainError if a number is not whole or beyond 2³¹ − 1, or `shares` are not a distribution
 * @see {@link apportion} and {@link apportionRows}, one of which does the rounding
 */
export function groupCounts(
  groups: number,
  size: number,
  shares: readonly number[],
  { exactTotal = false }: GroupCountsOptions = {},
): Int32Array {
  requireWhole(groups, "groups");
  if (exactTotal) return apportionRows(groups, size, shares);
  const row = apportion(size, shares);
  requireInt32(size, groups * shares.length);
  const counts = new Int32Array(groups * row.length);
  for (let group = 0; group < groups; group++) counts.set(row, group * row.length);
  return counts;
}
