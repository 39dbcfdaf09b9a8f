import type { LogOdds } from "@equal-bits/core";

/** Below e^−45 of the likeliest level a chance is 0: less than a rounding error of 1, and its exp is saved. */
const NEGLIGIBLE = -45;

/** Room for the chances of one weight, used again for the next. @internal */
export interface Chances {
  /** K chances, lowest level first; they sum to 1. */
  readonly levels: Float64Array;
  /** The K − 1 log-odds between neighbouring levels. */
  readonly steps: Float64Array;
  /** The chances of lying below each of the K − 1 boundaries; see `cumulate`. */
  readonly below: Float64Array;
  /** The chances of lying above each of them. */
  readonly above: Float64Array;
}

/** @internal */
export function roomForChances(levels: number): Chances {
  const perBoundary = (): Float64Array => new Float64Array(Math.max(0, levels - 1));
  return {
    levels: new Float64Array(levels),
    steps: perBoundary(),
    below: perBoundary(),
    above: perBoundary(),
  };
}

/**
 * The chance of each level for one weight.
 *
 * Log-weights are summed outward from the likeliest level, so that its neighbours, which share the mass with it, are one or
 * two sums away from it. A sum from the lowest level would carry the rounding of all the levels between.
 *
 * @internal
 */
export function levelChances(odds: LogOdds, weight: number, chances: Chances): void {
  const { levels, steps } = chances;
  const likeliest = likeliestLevel(odds, weight, steps);
  levels[likeliest] = 1;
  let total = 1;
  for (let level = likeliest + 1, log = 0; level < levels.length; level++) {
    log += steps[level - 1];
    total += levels[level] = chanceOf(log);
  }
  for (let level = likeliest - 1, log = 0; level >= 0; level--) {
    log -= steps[level];
    total += levels[level] = chanceOf(log);
  }
  for (let level = 0; level < levels.length; level++) levels[level] /= total;
}

/** Also writes the log-odds, on which it depends. A lead is counted from the best level so far: it restarts at each new one. */
function likeliestLevel({ slopes, cuts, tilts }: LogOdds, weight: number, steps: Float64Array): number {
  let likeliest = 0;
  let lead = 0;
  for (let j = 0; j < steps.length; j++) {
    steps[j] = slopes[j] * (weight - cuts[j]) + tilts[j];
    lead += steps[j];
    if (!(lead > 0)) continue;
    likeliest = j + 1;
    lead = 0;
  }
  return likeliest;
}

/** Not above 1: where log-odds are huge, a sum outward may differ in its rounding from the sum that found the likeliest. */
function chanceOf(log: number): number {
  return log > NEGLIGIBLE ? Math.exp(Math.min(0, log)) : 0;
}

/**
 * Sums the chances below and above each boundary, each from its own end: 1 − above would lose a small one.
 *
 * @internal
 */
export function cumulate({ levels, below, above }: Chances): void {
  for (let j = 0, sum = 0; j < below.length; j++) below[j] = sum += levels[j];
  for (let j = above.length - 1, sum = 0; j >= 0; j--) above[j] = sum += levels[j + 1];
}
