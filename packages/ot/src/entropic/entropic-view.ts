import type { LogOdds, SemiDual } from "@equal-bits/core";
import { normalise, type Prior } from "./entropic-prior.js";

/** What an evaluation shows at one point. @internal */
export interface View {
  /** The tilts there. */
  readonly from: Float64Array;
  /** The mass on each level. */
  readonly masses: Float64Array;
  /** The mass that the prior wants on each level. */
  readonly wanted: Float64Array;
  /** Its logarithm, which is finite also where the mass underflows. */
  readonly logWanted: Float64Array;
  /** L1 distance of the two, by as much as it would move the masses: a prior that yields meets them on the way. */
  readonly error: number;
  /** By how much the mass above each boundary exceeds what is wanted: the gradient of the semi-dual. */
  readonly residual: Float64Array;
  /** Its derivative: row-major [K − 1, K − 1]. */
  readonly hessian: Float64Array;
  /** Of the prior. */
  readonly stiffness: number;
}

/** Of a level without mass, as far as a yielding prior is concerned: well below any tolerance, well above rounding. */
export const NEARLY_NONE = 1e-11;

/** @internal */
export function lookAround(dual: SemiDual, odds: LogOdds, prior: Prior): View {
  const size = odds.tilts.length;
  const [upper, hessian, logs] = [
    new Float64Array(size),
    new Float64Array(size * size),
    new Float64Array(size + 1),
  ];
  dual.evaluate(odds, upper, hessian);
  prior.logShares(odds.tilts, logs);
  const wanted = normalise(logs);
  const masses = wanted.map(
    (_, level) => (level > 0 ? upper[level - 1] : 1) - (level < size ? upper[level] : 0),
  );
  stiffen(hessian, masses, prior.stiffness);
  return {
    from: odds.tilts.slice(),
    masses,
    wanted,
    logWanted: logs,
    error:
      masses.reduce((sum, mass, level) => sum + Math.abs(mass - wanted[level]), 0) / (1 + prior.stiffness),
    residual: massesAbove(masses.map((mass, level) => mass - wanted[level])),
    hessian,
    stiffness: prior.stiffness,
  };
}

/**
 * A prior that yields adds its own slack: that of one weight whose chances are the masses. Of a level without mass a trace
 * is taken, so that its share, which falls exponentially with its price, is sought in the logarithm too.
 */
function stiffen(hessian: Float64Array, masses: Float64Array, stiffness: number): void {
  if (stiffness === 0) return;
  const size = masses.length - 1;
  const traces = masses.map((mass) => Math.max(mass, NEARLY_NONE));
  const [above, below] = [massesAbove(traces), massesAbove(traces.toReversed()).reverse()];
  for (let j = 0; j < size; j++)
    for (let l = 0; l < size; l++)
      hessian[j * size + l] += stiffness * above[Math.max(j, l)] * below[Math.min(j, l)];
}

/** For each boundary, the sum over the levels above it. @internal */
export function massesAbove(levels: Float64Array): Float64Array {
  const above = new Float64Array(levels.length - 1);
  for (let j = above.length - 1, sum = 0; j >= 0; j--) above[j] = sum += levels[j + 1];
  return above;
}
