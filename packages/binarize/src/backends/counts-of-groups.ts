import { type GroupLayout, type Quantizer, requireCounts, ShapeError } from "@equal-bits/core";

/**
 * What a rule promises of every group.
 *
 * @returns row-major [groups, K]; undefined where the data decide
 * @throws ShapeError, DomainError or MassMismatchError if a row is not K whole numbers ≥ 0 of sum `size`
 *
 * @internal
 */
export function countsOfGroups(quantizer: Quantizer, { groups, size }: GroupLayout): Int32Array | undefined {
  const { name, levels } = quantizer;
  const given = quantizer.layerCounts?.(groups, size);
  const row = given === undefined ? quantizer.counts?.(size) : undefined;
  if (given === undefined && row === undefined) return undefined;
  const counts = given ?? repeated(row ?? [], groups);
  if (counts.length !== groups * levels)
    throw new ShapeError(`the counts of ${name} must be ${groups} × ${levels} numbers, got ${counts.length}`);
  // A row that is repeated is looked at once
  for (let at = 0; at < (row?.length ?? counts.length); at += levels)
    requireCounts(row ?? counts.subarray(at, at + levels), size);
  return counts;
}

/**
 * How many weights of each group lie on a level or above it, for each level but the lowest: top sets are nested.
 *
 * @param counts - row-major [groups, K]
 * @param levels - K
 * @returns row-major [groups, K − 1]
 *
 * @internal
 */
export function topCounts(counts: Int32Array, levels: number): Int32Array {
  const groups = counts.length / levels;
  const tops = new Int32Array(groups * (levels - 1));
  for (let group = 0; group < groups; group++) {
    let above = 0;
    for (let level = levels - 1; level > 0; level--) {
      above += counts[group * levels + level];
      tops[group * (levels - 1) + level - 1] = above;
    }
  }
  return tops;
}

function repeated(row: readonly number[], groups: number): Int32Array {
  const counts = new Int32Array(groups * row.length);
  for (let group = 0; group < groups; group++) counts.set(row, group * row.length);
  return counts;
}
