import {
  type Convergence,
  convergenceOf,
  DomainError,
  type LogOdds,
  type Patience,
  type SemiDual,
  type SemiDualOf,
  ShapeError,
} from "@equal-bits/core";
import { solveTilts } from "./entropic-newton.js";
import type { Prior } from "./entropic-prior.js";
import { solveOneTilt } from "./entropic-root.js";

/** So many evaluations are granted to a warm start that does not lead home, before the cold start. */
const WARM_ITERATIONS = 6;

/** What is to be solved, and from where. */
export interface Descent extends Patience {
  /** At least one, finite. */
  readonly weights: Float32Array;
  /** Of each weight; absent where all are 1/n. */
  readonly masses: Float64Array | undefined;
  /** Who evaluates. */
  readonly semiDual: SemiDualOf;
  /** What the masses of the levels are to be, given where the tilts are read. */
  readonly priorAt: (cuts: Float64Array) => Prior;
  /** An earlier solution, with the slopes of this problem. */
  readonly warm: LogOdds | undefined;
  /** Where to start without one. */
  readonly cold: () => LogOdds;
}

/** How it went, and the log-odds at the end. */
export interface Arrival {
  /** Frozen. */
  readonly convergence: Convergence;
  /** Those of the last evaluation. */
  readonly odds: LogOdds;
}

/** @internal */
export function descend(descent: Descent): Arrival {
  const { weights, masses, semiDual, warm, cold, tolerance, maxIterations } = descent;
  const dual = masses === undefined ? semiDual(weights) : semiDual(weights, masses);
  try {
    let odds = warm ?? cold();
    const first = warm === undefined ? maxIterations : Math.min(WARM_ITERATIONS, maxIterations);
    const errors = solve(descent, dual, odds, first);
    if (!(errors[errors.length - 1] <= tolerance) && errors.length < maxIterations && warm !== undefined) {
      odds = cold();
      errors.push(...solve(descent, dual, odds, maxIterations - errors.length));
    }
    return { odds, convergence: convergenceOf(errors, tolerance) };
  } finally {
    dual.release?.();
  }
}

function solve(
  { priorAt, tolerance }: Descent,
  dual: SemiDual,
  odds: LogOdds,
  maxIterations: number,
): number[] {
  const method = odds.tilts.length === 1 ? solveOneTilt : solveTilts;
  return method(dual, odds, priorAt(odds.cuts), { tolerance, maxIterations });
}

/** An earlier solution, for new slopes; copied, as the descent moves the tilts. @internal */
export function warmStart(slopes: Float64Array, { cuts, tilts }: LogOdds): LogOdds {
  if (cuts.length !== slopes.length || tilts.length !== slopes.length)
    throw new ShapeError(
      `initial must have ${slopes.length} cuts and tilts, one between each two levels with a share, got ${cuts.length} and ${tilts.length}`,
    );
  if (!(cuts.every(Number.isFinite) && tilts.every(Number.isFinite)))
    throw new DomainError("initial must have finite cuts and tilts, got others; leave it out");
  return { slopes, cuts: cuts.slice(), tilts: tilts.slice() };
}
