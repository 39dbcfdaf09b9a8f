import { centred, type GroupLayout, promisedCounts, type Quantizer } from "@equal-bits/core";

/** All that ranking needs to know of a rule. */
export interface LevelsByCount {
  /** Weights of each group on each level, lowest level first: row-major [groups, K]; each row's sum is the group's size. */
  readonly counts: Int32Array;
  /** What each level is worth, in every group. */
  readonly values: readonly number[];
}

/**
 * What a rule promises of every group, where that decides every level and value.
 *
 * @param quantizer - the rule
 * @param layout - where the groups lie; none of them empty
 * @returns its counts and values; undefined where the data decide either, groups differ in values, or those are not K finite numbers
 * @throws ShapeError, DomainError or MassMismatchError if the counts of a group are not K whole numbers ≥ 0 of sum `size`
 */
export function levelsByCount(quantizer: Quantizer, layout: GroupLayout): LevelsByCount | undefined {
  const { levels, valueRule, layerCounts } = quantizer;
  const isCentred = valueRule?.kind === "centred" && layerCounts === undefined;
  if (valueRule?.kind !== "fixed" && !isCentred) return undefined;
  if (valueRule.values.length !== levels || !valueRule.values.every(Number.isFinite)) return undefined;
  const counts = promisedCounts(quantizer, layout);
  if (counts === undefined) return undefined;
  return { counts, values: isCentred ? centred(valueRule.values, counts) : valueRule.values };
}
