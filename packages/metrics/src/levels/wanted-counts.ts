import { type GroupLayout, requireCounts, ShapeError } from "@equal-bits/core";

/**
 * The wanted count of a level of a group.
 *
 * @internal
 */
export type CountOf = (group: number, level: number) => number;

/**
 * Counts of K levels, given once for every group or for each.
 *
 * @param wanted - K counts, or row-major [groups, K]
 * @param width - K
 * @param layout - where the groups lie
 * @throws ShapeError if there are neither K nor groups × K
 * @throws DomainError if a count is no whole number 0 … `size`
 * @throws MassMismatchError if the counts of a group do not sum to `size`
 * @internal
 */
export function wantedCounts(
  wanted: ArrayLike<number>,
  width: number,
  { groups, size }: GroupLayout,
): CountOf {
  if (wanted.length !== width && wanted.length !== groups * width)
    throw new ShapeError(
      `wanted must have ${width} counts, or groups × levels = ${groups} × ${width}, got ${wanted.length}`,
    );
  const all = Array.from(wanted);
  for (let at = 0; at < all.length; at += width) requireCounts(all.slice(at, at + width), size);
  return all.length === width ? (_, level) => all[level] : (group, level) => all[group * width + level];
}
