import { newtonStep } from "./newton-step.js";

/**
 * The search of one group for the tilts whose chances have the wanted marginals: Newton on the semi-dual, within reach.
 *
 * The reach bounds how far one step moves log-odds, for far from the solution Newton's step leaps to where chances are 0 or 1
 * and nothing tells the way back. A longer step is shortened, never bent: along it the residual falls. A step that does not
 * shrink the residual is taken back and the reach cut.
 */
export interface EntropicRow {
  /** Slopes of the log-odds, K − 1. */
  readonly slopes: Float64Array;
  /** Places where the log-odds are `tilts`; float32 numbers, so that the device sees what the host sees. */
  readonly cuts: Float64Array;
  /** Float32 numbers. */
  readonly tilts: Float64Array;
  /** The tilts to be evaluated next. */
  readonly trial: Float64Array;
  /** Wanted shares above each boundary. */
  readonly wanted: Float64Array;
  /** At `tilts`: shares above each boundary, less the wanted ones. */
  readonly residual: Float64Array;
  /** At `tilts`: the derivative of the residual. */
  readonly jacobian: Float64Array;
  /** The furthest that the next step moves a tilt. */
  reach: number;
  /** L1 distance of the marginals at `tilts`; Infinity before the first evaluation. */
  error: number;
}

/**
 * Takes in what the device found at `trial`, and sets the next trial.
 *
 * @param shares - shares above each boundary
 * @param jacobian - their derivative by the tilts, row-major
 *
 * @internal
 */
export function advance(row: EntropicRow, shares: Float64Array, jacobian: Float64Array): void {
  const residual = shares.map((share, j) => share - row.wanted[j]);
  if (!Number.isFinite(row.error) || norm(residual) < norm(row.residual)) {
    row.tilts.set(row.trial);
    row.residual.set(residual);
    row.jacobian.set(jacobian);
    row.error = marginalError(residual);
    row.reach *= 2;
  } else row.reach = greatestStep(row.trial.map((tilt, j) => tilt - row.tilts[j])) / 4;
  const step = newtonStep(row.jacobian, row.residual);
  const share = Math.min(1, row.reach / Math.max(greatestStep(step), Number.MIN_VALUE));
  for (let j = 0; j < step.length; j++) row.trial[j] = Math.fround(row.tilts[j] + share * step[j]);
}

/** Moves each cut to where the log-odds are about even, so that large tilts lose no digits to float32. */
export function recentre({ slopes, cuts, tilts, trial }: EntropicRow): void {
  for (let j = 0; j < cuts.length; j++) {
    if (!(Math.abs(trial[j]) > LARGEST_TILT && slopes[j] > 0)) continue;
    const even = cuts[j] - trial[j] / slopes[j];
    const cut = Math.fround(even);
    if (!(Math.abs(cut) <= FARTHEST)) continue;
    tilts[j] += slopes[j] * (cut - cuts[j]);
    trial[j] = Math.fround(slopes[j] * (cut - even));
    cuts[j] = cut;
  }
}

/** The L1 distance of K level shares whose sums from above are off by `residual`. */
function marginalError(residual: Float64Array): number {
  let error = 0;
  let above = 0;
  for (let j = residual.length - 1; j >= 0; j--) {
    error += Math.abs(residual[j] - above);
    above = residual[j];
  }
  return error + Math.abs(above);
}

function greatestStep(step: Float64Array): number {
  return step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function norm(residual: Float64Array): number {
  return Math.hypot(...residual);
}

/** Log-odds of ±16 still have 20 bits after the point. */
const LARGEST_TILT = 16;

const FARTHEST = 1e30;
