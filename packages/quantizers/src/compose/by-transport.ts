import {
  DomainError,
  type Quantizer,
  requireValueRule,
  type ValueRule,
  valuesByRule,
} from "@equal-bits/core";
import { exact } from "../parts/exact.js";
import type { Prior } from "../parts/prior.js";
import type { Solver } from "../parts/solver.js";
import { requireSeveralLevels } from "./require-several-levels.js";

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

/** @internal */
export function byTransport({ name, prior, solver = exact(), levels: valueRule }: TransportParts): Quantizer {
  const { levels, layerCounts } = prior;
  requireSeveralLevels(levels);
  requireValueRule(valueRule, levels);
  const atoms = "values" in valueRule ? valueRule.values : undefined;
  if (solver.needsAtoms && atoms === undefined)
    throw new DomainError(
      `levels must be given values where the solver is ${solver.name}, got ${valueRule.kind}; use fixedLevels or centredLevels`,
    );
  if (layerCounts !== undefined && !solver.keepsCounts)
    throw new DomainError(
      `prior must be one without an exact total where the solver is ${solver.name}, got ${prior.name}; leave exactTotal and layer- out, since that solver promises no counts`,
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
