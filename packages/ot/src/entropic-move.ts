import type { LogOdds, SemiDual } from "@equal-bits/core";
import { normalise, type Prior } from "./entropic-prior.js";
import { solveSymmetric } from "./solve-symmetric.js";

/** A change of each tilt. @internal */
export type Directions = Float64Array;

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
  /** L1 distance of the two. */
  readonly error: number;
  /** By how much the mass above each boundary exceeds what is wanted: the gradient of the semi-dual. */
  readonly residual: Float64Array;
  /** Its derivative: row-major [K − 1, K − 1]. */
  readonly hessian: Float64Array;
  /** Of the prior. */
  readonly stiffness: number;
}

/** Nothing is known of a direction in which a tilt moves less mass than this: it is within rounding of the sums. */
const DAMPING = 1e-13;

/** Of less mass than this the logarithm says nothing: what is left of a difference of sums near 1. */
const TRACE = 1e-14;

/** A prior that yields this much to the tilts keeps the log-masses straight by itself. */
const YIELDING = 0.1;

/** Of a level without mass, as far as a yielding prior is concerned: well below any tolerance, well above rounding. */
const NEARLY_NONE = 1e-11;

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
    error: masses.reduce((sum, mass, level) => sum + Math.abs(mass - wanted[level]), 0),
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

/** Sinkhorn's step: each level's log-weight rises by what its log-mass lacks, less what a yielding prior gives in. */
export function sinkhornMove({ masses, logWanted, stiffness }: View): Directions {
  const lacking = masses.map((mass, level) => logWanted[level] - Math.log(Math.max(mass, NEARLY_NONE)));
  return lacking.subarray(1).map((log, j) => (log - lacking[j]) / (1 + stiffness));
}

/**
 * Newton's move, at most `radius` long in each tilt, and always downhill.
 *
 * Three right-hand sides that agree to first order are tried, the straightest first.
 *
 * @internal
 */
export function newtonMove(view: View, radius: number): Directions {
  const downhill = (right: Float64Array | undefined): Directions | undefined => {
    const move = right === undefined ? undefined : dampedMove(view.hessian, right, radius);
    return move?.every(Number.isFinite) && move.reduce((sum, d, j) => sum + d * view.residual[j], 0) < 0
      ? move
      : undefined;
  };
  return (
    downhill(lackingLogMasses(view)) ??
    downhill(lackingLogOdds(view)) ??
    dampedMove(
      view.hessian,
      view.residual.map((excess) => -excess),
      radius,
    )
  );
}

/**
 * Newton's method on the log-masses of the levels: at large ε these are nearly straight in the tilts.
 *
 * Its right-hand side holds errors of second order. Where the weights are nearly certain, such an error would be taken for
 * a far move; then there is none.
 */
function lackingLogMasses(view: View): Float64Array | undefined {
  const { logWanted, residual, hessian, stiffness } = view;
  const masses = stiffness > 0 ? view.masses.map((mass) => Math.max(mass, NEARLY_NONE)) : view.masses;
  if (!masses.every((mass) => mass > TRACE)) return undefined;
  const lacking = masses.map((mass, level) => logWanted[level] - Math.log(mass));
  const mean = masses.reduce((sum, mass, level) => sum + mass * lacking[level], 0);
  const right = massesAbove(masses.map((mass, level) => mass * (lacking[level] - mean)));
  const size = right.length;
  const straight = right.every(
    (rise, j) => Math.abs(rise + residual[j]) <= 3 * Math.abs(residual[j]) + 0.3 * hessian[j * size + j],
  );
  return straight || stiffness > YIELDING ? right : undefined;
}

/** Newton's method on the log-odds of lying above each boundary: right where one boundary matters little to the others. */
function lackingLogOdds({ masses, wanted, residual }: View): Float64Array {
  const [above, aim] = [massesAbove(masses), massesAbove(wanted)];
  return above.map((mass, j) => {
    const slack = mass * (1 - mass);
    return slack > TRACE ? slack * Math.log((aim[j] / (1 - aim[j])) * ((1 - mass) / mass)) : -residual[j];
  });
}

/** Levenberg's damping, raised until no tilt moves further than `radius`: it holds the least certain directions most. */
function dampedMove(hessian: Float64Array, right: Float64Array, radius: number): Directions {
  for (let damping = DAMPING; ; damping *= 4) {
    const matrix = hessian.slice();
    for (let j = 0; j < right.length; j++) matrix[j * right.length + j] += damping;
    const move = solveSymmetric(matrix, right.slice());
    if (!move.some((change) => Math.abs(change) > radius)) return move;
  }
}

/** For each boundary, the sum over the levels above it. */
function massesAbove(levels: Float64Array): Float64Array {
  const above = new Float64Array(levels.length - 1);
  for (let j = above.length - 1, sum = 0; j >= 0; j--) above[j] = sum += levels[j + 1];
  return above;
}
