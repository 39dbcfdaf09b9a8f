import { type Quantizer, requireCounts, ShapeError } from "@equal-bits/core";

/** All that ranking needs to know of a rule. */
export interface LevelsByCount {
  /** Weights of a group on each level, lowest level first; their sum is the group's size. */
  readonly counts: readonly number[];
  /** What each level is worth. */
  readonly values: readonly number[];
}

/**
 * What a rule promises of every group, where that decides every level.
 *
 * @param quantizer - the rule
 * @param size - weights in a group, ≥ 1
 * @returns its counts and values; undefined where the data decide either, or its values are not K finite numbers
 * @throws ShapeError, DomainError or MassMismatchError if the counts are not K whole numbers ≥ 0 of sum `size`
 */
export function levelsByCount(quantizer: Quantizer, size: number): LevelsByCount | undefined {
  const { name, levels, valueRule, layerCounts } = quantizer;
  const counts = layerCounts === undefined ? quantizer.counts?.(size) : undefined;
  if (!counts || valueRule?.kind !== "fixed") return undefined;
  const { values } = valueRule;
  if (values.length !== levels || !values.every(Number.isFinite)) return undefined;
  // A selection trusts its counts: one beyond the group would lead it out of the group's memory
  if (counts.length !== levels)
    throw new ShapeError(`the counts of ${name} must be ${levels} numbers, got [${counts.join(", ")}]`);
  requireCounts(counts, size);
  return { counts, values };
}
