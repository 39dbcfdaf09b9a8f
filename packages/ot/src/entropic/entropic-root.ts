import type { LogOdds, Patience, SemiDual } from "@equal-bits/core";
import type { Prior } from "./entropic-prior.js";

/** The first step goes no further: from the exact transport a tilt is seldom further off than the logarithm of n. */
const FIRST_REACH = 8;

/** By how much a step may be longer after one that its reach has cut short. */
const REACH_GROWTH = 4;

/**
 * Finds the one tilt between two levels; writes it to `odds.tilts`.
 *
 * Newton's method on the log-odds of the upper share rather than on the share: they are nearly straight in the tilt both
 * where ε is large and far out in the tails, where the share itself is a curve of exponentials. Where weights are far apart
 * the share is a staircase, and on a stair the step is far too long: it is cut short. Log-odds rise with the tilt, so every
 * evaluation closes a bracket on one side, and a step that leaves it is replaced by half of it.
 *
 * @returns the marginal error at each evaluation; the last one belongs to the tilt left in `odds`
 * @internal
 */
export function solveOneTilt(
  dual: SemiDual,
  odds: LogOdds,
  prior: Prior,
  { tolerance, maxIterations }: Patience,
): number[] {
  const { tilts } = odds;
  const [upper, slack, logs] = [new Float64Array(1), new Float64Array(1), new Float64Array(2)];
  const bracket = { low: -Infinity, high: Infinity };
  let reach = FIRST_REACH;
  const errors: number[] = [];
  while (errors.length < maxIterations) {
    dual.evaluate(odds, upper, slack);
    prior.logShares(tilts, logs);
    const wanted = logs[1] - logs[0];
    errors.push((2 * Math.abs(upper[0] - share(wanted))) / (1 + prior.stiffness));
    if (errors[errors.length - 1] <= tolerance || errors.length === maxIterations) break;
    const step = rise(upper[0], slack[0], wanted, prior.stiffness);
    tilts[0] = nextTilt(bracket, tilts[0], Math.max(-reach, Math.min(reach, step)));
    if (Math.abs(step) > reach) reach *= REACH_GROWTH;
  }
  return errors;
}

/** What the log-odds lack, over their derivative; NaN where all weights are certain of their level. */
function rise(upper: number, slack: number, wanted: number, stiffness: number): number {
  const lacking = wanted - Math.log(upper / (1 - upper));
  const derivative = slack / (upper * (1 - upper)) + stiffness;
  return Number.isFinite(lacking) ? lacking / derivative : share(wanted) - upper > 0 ? Infinity : -Infinity;
}

function nextTilt(bracket: { low: number; high: number }, tilt: number, step: number): number {
  if (step > 0) bracket.low = Math.max(bracket.low, tilt);
  else bracket.high = Math.min(bracket.high, tilt);
  const next = tilt + step;
  if (next > bracket.low && next < bracket.high) return next;
  const middle = (bracket.low + bracket.high) / 2;
  return Number.isFinite(middle) ? middle : tilt; // the step was less than a rounding error: no tilt is nearer
}

/** The share of the upper of two levels with these log-odds. */
function share(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
