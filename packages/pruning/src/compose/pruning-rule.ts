import {
  DomainError,
  type GroupLayout,
  greatestFloat32,
  groupsIn,
  type PruningRule,
  requireFinite,
  requireLayout,
  requireSameLength,
} from "@equal-bits/core";
import { selectTopGroups } from "@equal-bits/ot";
import type { PruningScore } from "../scores/pruning-score.js";
import type { PruningUnit } from "../units/pruning-unit.js";
import { weightUnit } from "../units/weight-unit.js";
import type { Quota } from "./quota.js";

/** What a pruning rule is composed of. */
export interface PruningParts {
  /** What the rule is called, with its arguments. */
  readonly name: string;
  /** How much each weight is worth keeping. */
  readonly score: PruningScore;
  /** What is kept or pruned as a whole. Default `weightUnit()`. */
  readonly unit?: PruningUnit;
  /** How many units are kept, and of which groups. */
  readonly quota: Quota;
}

/**
 * Composes a pruning rule from parts: score × unit × quota.
 *
 * In each group the units with the greatest scores are kept, exactly as many as the quota says; of equal ones the earlier. A unit of
 * several weights has their mean score.
 *
 * @param parts - a name, and the parts
 * @returns a frozen rule
 * @throws DomainError if whole filters, or blocks, shall share counts in blocks of a filter
 */
export function pruningRule({ name, score, unit = weightUnit(), quota }: PruningParts): PruningRule {
  const { granularity } = quota;
  if (granularity.kind === "perGroup" && unit.name !== "weight")
    throw new DomainError(
      `granularity must be perFilter() or perTensor() for the unit ${unit.name}, got perGroup`,
    );
  const planFor = (filters: GroupLayout): Plan => {
    const units = unit.units(filters);
    const groups = groupsIn(granularity, units);
    return { units, groups, kept: quota.kept(groups.groups, groups.size) };
  };
  return Object.freeze({
    name,
    budget: (filters) => {
      const { groups, kept } = planFor(filters);
      const weights = unit.weights(filters);
      return {
        layout: { ...groups, size: groups.size * weights },
        kept: kept.map((units) => units * weights),
      };
    },
    mask: (weights, filters, kept) => {
      requireLayout(weights.length, filters, "weights");
      requireSameLength(kept.length, weights.length, "kept");
      requireFinite(weights, "weights");
      const plan = planFor(filters);
      const scores = score.write(weights, filters, new Float32Array(weights.length));
      const count = plan.units.groups * plan.units.size;
      const marks = selectTopGroups(
        meansOf(scores, unit, filters, count),
        plan.groups,
        plan.kept,
        new Uint8Array(count),
      );
      unit.each(filters, (at, of) => {
        kept[at] = marks[of];
      });
      return kept;
    },
  } satisfies PruningRule);
}

/** A rule's units for the filters of one layer. */
interface Plan {
  /** Where they lie. */
  readonly units: GroupLayout;
  /** Where the groups lie that share a count. */
  readonly groups: GroupLayout;
  /** Units kept in each of those. */
  readonly kept: Int32Array;
}

/** The mean score of each unit: never beyond the greatest score, so never infinite. */
function meansOf(scores: Float32Array, unit: PruningUnit, filters: GroupLayout, count: number): Float32Array {
  if (count === scores.length) return scores;
  const means = new Float64Array(count);
  const weights = unit.weights(filters);
  unit.each(filters, (at, of) => {
    means[of] += scores[at] / weights;
  });
  return Float32Array.from(means, (mean) => Math.min(mean, greatestFloat32));
}
