import {
  type CutRule,
  DomainError,
  levelsByCuts,
  type Quantizer,
  requireAtoms,
  requireFinite,
  requireLevels,
  requireSameLength,
  ShapeError,
  type ValueRule,
  valuesByRule,
} from "@equal-bits/core";
import { exact } from "./parts/exact.js";
import type { Prior } from "./parts/prior.js";
import type { Solver } from "./parts/solver.js";

/** A rule whose levels are found by transport to a prior. */
export interface TransportParts {
  /** What the rule is called, with its arguments. */
  readonly name: string;
  /** How many weights shall be on each level. */
  readonly prior: Prior;
  /** Who finds which. Default `exact()`. */
  readonly solver?: Solver;
  /** What the levels are worth. */
  readonly levels: ValueRule;
}

/** A rule whose levels begin at cuts, so that the data decide how many weights are on each. */
export interface CutParts {
  /** What the rule is called, with its arguments. */
  readonly name: string;
  /** Where the levels begin. */
  readonly cuts: CutRule;
  /** What the levels are worth. */
  readonly levels: ValueRule;
}

/**
 * Composes a quantizer from parts: prior × solver × levels, or cuts × levels.
 *
 * The parts are kept as data in the record, so that a GPU can carry the rule out; groups (per filter, tensor, block) are a
 * granularity of core and belong to whoever applies the rule, as do scale and surrogate gradient.
 *
 * @param parts - a name, and the parts
 * @returns a frozen quantizer
 * @throws DomainError if there are not 2 to 256 levels, their values descend, or a solver needs places that fitted levels lack
 * @throws ShapeError if there are not as many values as levels
 */
export function quantizer(parts: TransportParts | CutParts): Quantizer {
  return "cuts" in parts ? byCuts(parts) : byTransport(parts);
}

function byCuts({ name, cuts, levels: valueRule }: CutParts): Quantizer {
  const levels = cuts.at.length + 1;
  requireFittingValues(valueRule, levels);
  requireAtoms(cuts.at, cuts.at.length, "cuts");
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

function byTransport({ name, prior, solver = exact(), levels: valueRule }: TransportParts): Quantizer {
  const { levels, layerCounts } = prior;
  requireFittingValues(valueRule, levels);
  const atoms = "values" in valueRule ? valueRule.values : undefined;
  if (solver.needsAtoms && atoms === undefined)
    throw new DomainError(
      `levels must be given values where the solver is ${solver.name}, got ${valueRule.kind}; use fixedLevels or centredLevels`,
    );
  const promise = solver.keepsCounts
    ? { counts: prior.counts, ...(layerCounts === undefined ? {} : { layerCounts }) }
    : {};
  return Object.freeze({
    name,
    levels,
    ...promise,
    assign: (weights, out, given) => {
      const row = layerCounts === undefined ? undefined : given;
      const counts = row === undefined ? prior.counts(weights.length) : Array.from(row);
      return solver.assign(weights, { counts, atoms }, out);
    },
    valueRule,
    values: (weights, assigned) => valuesByRule(valueRule, levels, weights, assigned),
  } satisfies Quantizer);
}

function requireFittingValues(rule: ValueRule, levels: number): void {
  requireLevels(levels, "quantizer");
  if (levels < 2) throw new DomainError(`quantizer must have 2 to 256 levels, got ${levels}`);
  if (rule.kind === "level-means") return;
  const given = rule.kind === "affine" ? rule.at : rule.values;
  if (given.length !== levels)
    throw new ShapeError(`levels must be ${levels} values, one for each level, got ${given.length}`);
  requireAtoms(given, levels, "levels");
}
