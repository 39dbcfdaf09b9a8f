import { type GroupLayout, groupCounts, groupsAsColumns, groupsIn, promisedCounts } from "@equal-bits/core";
import { balancedFlipsPerFilter, levelCounts, levelPlaces } from "@equal-bits/metrics";
import type { BinaryWeights } from "./binary-layers.js";
import type { TrainingRule } from "./rules/training-rule.js";

/** One layer after one step. Of its groups, those whose counts are wanted; of its filters, the flips. */
export interface LayerStep {
  /** Groups that were looked at; 0 where no counts are wanted. */
  readonly checked: number;
  /** Groups with other counts than wanted. */
  readonly broken: number;
  /** The most weights that a group has too many on some level. */
  readonly worst: number;
  /** The sum over the groups of the most weights too many on a level, as a share of the group. */
  readonly deviation: number;
  /** The greatest of these shares. */
  readonly worstDeviation: number;
  /** Pairs of one flip up and one down within a filter. */
  readonly pairs: number;
  /** Flips without a partner. */
  readonly unpaired: number;
  /** The most of those in one filter. */
  readonly worstUnpaired: number;
}

/**
 * Looks at a layer after each step.
 *
 * @param layer - as it is before the next step
 * @param rule - what its counts are wanted by: those that it promises, else half and half
 * @returns what takes the levels after a step, read, not kept
 * @internal
 */
export function layerMeter(
  { filters, size, levelCount, levels }: BinaryWeights,
  rule: TrainingRule,
): (levels: Float32Array) => LayerStep {
  const columns = groupsAsColumns(filters, size);
  const groups = groupsIn(rule.granularity, columns);
  const places = levelPlaces(levelCount);
  const wanted = wantedCounts(rule, levelCount, groups);
  const previous = levels.slice();
  return (current) => {
    const { pairs, imbalance } = balancedFlipsPerFilter(previous, current, columns);
    previous.set(current);
    const unpaired = imbalance.map(Math.abs);
    const excess = wanted === null ? [] : excessOf(levelCounts(current, groups, places), wanted, levelCount);
    const worst = greatest(excess);
    return {
      checked: excess.length,
      broken: excess.filter((count) => count > 0).length,
      worst,
      deviation: sum(excess) / groups.size,
      worstDeviation: worst / groups.size,
      pairs: sum(pairs),
      unpaired: sum(unpaired),
      worstUnpaired: greatest(unpaired),
    };
  };
}

/** Null where nothing can be wanted. */
function wantedCounts(rule: TrainingRule, levelCount: number, groups: GroupLayout): Int32Array | null {
  if (rule.ticket !== null || rule.quantizer.levels !== levelCount) return null; // scores, not weights, have counts
  const promised = promisedCounts(rule.quantizer, groups);
  if (promised !== undefined) return promised;
  return levelCount === 2 ? groupCounts(groups.groups, groups.size, [0.5, 0.5]) : null;
}

/** For each group, the most weights too many on a level. */
function excessOf(found: Uint32Array, wanted: Int32Array, levelCount: number): number[] {
  const excess = new Array<number>(wanted.length / levelCount).fill(0);
  for (let i = 0; i < wanted.length; i++) {
    const group = Math.floor(i / levelCount);
    excess[group] = Math.max(excess[group], found[i] - wanted[i]);
  }
  return excess;
}

/** As a loop: there may be more groups than a call takes arguments. */
function greatest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]);
  return most;
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}
