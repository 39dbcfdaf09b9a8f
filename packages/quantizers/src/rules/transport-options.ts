import {
  DomainError,
  type GroupCountsOptions,
  type Quantizer,
  shown,
  type ValueRule,
} from "@equal-bits/core";
import { byTransport } from "../compose/by-transport.js";
import { centredLevels, fittedLevels, fixedLevels } from "../parts/level-values.js";
import type { Prior } from "../parts/prior.js";
import type { Solver } from "../parts/solver.js";

/** What the levels of a rule with exact counts are worth. */
export type LevelChoice = "fixed" | "centred" | "fitted";

/** What may be chosen for any rule with exact counts. */
export interface TransportOptions extends GroupCountsOptions {
  /**
   * What the levels are worth: given values; those moved and stretched to mean 0 and variance 1 in every group; or the mean of
   * the weights on each, which is nearest in squares. Default `"fixed"`.
   */
  readonly levels?: LevelChoice;
  /** Who finds which weight gets which level. Default `exact()`. One that keeps no counts, as `semiRelaxed`, is refused with `exactTotal`. */
  readonly solver?: Solver;
}

/** A rule before its options: what it is called, and its given values. @internal */
export interface TransportFamily {
  /** Its name without prefixes and argument. */
  readonly family: string;
  /** Its argument, as the name shall write it. */
  readonly argument: string | number;
  /** How many weights shall be on each level. */
  readonly prior: Prior;
  /** The K values, ascending. */
  readonly values: readonly number[];
}

/** @internal */
export function byOptions(
  { family, argument, prior, values }: TransportFamily,
  { levels = "fixed", exactTotal = false, solver }: TransportOptions,
): Quantizer {
  const prefix = `${exactTotal ? "layer-" : ""}${levels === "fixed" ? "" : `${levels}-`}`;
  // an entropic solver gives the bits of the exact one: the same rule, so the same name
  const suffix = solver === undefined || solver.keepsCounts ? "" : `; ${solver.name}`;
  return byTransport({
    name: `${prefix}${family}(${argument}${suffix})`,
    prior,
    levels: valueRuleOf(levels, values),
    ...(solver === undefined ? {} : { solver }),
  });
}

function valueRuleOf(levels: LevelChoice, values: readonly number[]): ValueRule {
  switch (levels) {
    case "fixed":
      return fixedLevels(values);
    case "centred":
      return centredLevels(values);
    case "fitted":
      return fittedLevels();
    default:
      throw new DomainError(`levels must be "fixed", "centred" or "fitted", got ${shown(levels)}`);
  }
}
