import { ShapeError } from "./errors.js";
import type { GroupLayout } from "./group-layout.js";
import type { Quantizer } from "./quantizer.js";
import { requireCounts } from "./require-counts.js";

/**
 * What a rule promises of every group of a layer, looked at before a backend trusts it: a count beyond the group would lead a
 * selection out of the group's memory.
 *
 * @param quantizer - the rule
 * @param layout - where the groups lie
 * @returns weights on each level, row-major [groups, K]; undefined where the data decide
 * @throws ShapeError if there are not K counts for each group
 * @throws DomainError or MassMismatchError if the counts of a group are not whole numbers ≥ 0 of sum `size`
 */
export function promisedCounts(
  quantizer: Quantizer,
  { groups, size }: Pick<GroupLayout, "groups" | "size">,
): Int32Array | undefined {
  const { name, levels } = quantizer;
  const layer = quantizer.layerCounts?.(groups, size);
  if (layer !== undefined) {
    if (layer.length !== groups * levels)
      throw new ShapeError(
        `the layer counts of ${name} must be ${groups} × ${levels} numbers, got ${layer.length}`,
      );
    for (let at = 0; at < layer.length; at += levels) requireCounts(layer.subarray(at, at + levels), size);
    return layer;
  }
  const row = quantizer.counts?.(size);
  if (row === undefined) return undefined;
  if (row.length !== levels)
    throw new ShapeError(`the counts of ${name} must be ${levels} numbers, got [${row.join(", ")}]`);
  requireCounts(row, size);
  return repeated(row, groups);
}

function repeated(row: readonly number[], times: number): Int32Array {
  const counts = new Int32Array(row.length * times);
  for (let start = 0; start < counts.length; start += row.length)
    for (let level = 0; level < row.length; level++) counts[start + level] = row[level];
  return counts;
}
