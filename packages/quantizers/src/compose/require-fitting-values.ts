import { DomainError, requireLevels, ShapeError, type ValueRule } from "@equal-bits/core";
import { requireAscending } from "./require-ascending.js";
import { requireStatistic } from "./require-statistic.js";

/** @internal */
export function requireFittingValues(rule: ValueRule, levels: number): void {
  requireLevels(levels, "quantizer");
  if (levels < 2) throw new DomainError(`quantizer must have 2 to 256 levels, got ${levels}`);
  if (rule.kind === "level-means") return;
  const given = rule.kind === "affine" ? rule.at : rule.values;
  if (given.length !== levels)
    throw new ShapeError(`levels must be ${levels} values, one for each level, got ${given.length}`);
  requireAscending(given, "levels");
  if (rule.kind !== "affine") return;
  requireStatistic(rule.base, "levels.base");
  requireStatistic(rule.unit, "levels.unit");
}
