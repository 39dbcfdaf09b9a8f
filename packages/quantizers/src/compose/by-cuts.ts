import {
  type CutRule,
  DomainError,
  levelsByCuts,
  type Quantizer,
  requireCutRule,
  requireFinite,
  requireSameLength,
  requireValueRule,
  shown,
  type ValueRule,
  valuesByRule,
} from "@equal-bits/core";
import { requireSeveralLevels } from "./require-several-levels.js";

/** A rule whose levels begin at cuts, so that the data decide how many weights are on each. */
export interface CutParts {
  /** What the rule is called, with its arguments. */
  readonly name: string;
  /** Where the levels begin. */
  readonly cuts: CutRule;
  /** What the levels are worth. */
  readonly levels: ValueRule;
}

/** @internal */
export function byCuts({ name, cuts, levels: valueRule }: CutParts): Quantizer {
  const levels = boundariesOf(cuts) + 1;
  requireSeveralLevels(levels);
  requireValueRule(valueRule, levels);
  requireCutRule(cuts, levels);
  return Object.freeze({
    name,
    levels,
    cuts,
    assign: (weights, out) => {
      requireSameLength(out.length, weights.length, "out");
      requireFinite(weights, "weights");
      return levelsByCuts(cuts, weights, out);
    },
    valueRule,
    values: (weights, assigned) => valuesByRule(valueRule, levels, weights, assigned),
  } satisfies Quantizer);
}

/** How many boundaries a rule has that may come from a caller without types. */
function boundariesOf(cuts: CutRule): number {
  const { at } = Object(cuts) as { readonly at?: unknown }; // looked at here
  if (!Array.isArray(at))
    throw new DomainError(
      `cuts.at must be an array of places, one for each boundary, got ${shown(at)}; cutsAt([0]) makes such cuts`,
    );
  return at.length;
}
