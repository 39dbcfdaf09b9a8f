import type { LogOdds, SemiDual } from "@equal-bits/core";
import type { Prior } from "./entropic-prior.js";

/** When to stop. */
export interface Patience {
  /** L1 distance of the column marginals to the prior that is near enough. */
  readonly tolerance: number;
  /** Most evaluations of the semi-dual. */
  readonly maxIterations: number;
}

/**
 * Finds the one tilt between two levels; writes it to `odds.tilts`.
 *
 * Newton's method on the log-odds of the upper share rather than on the share: they are nearly straight in the tilt both
 * where ε is large and far out in the tails, where the share itself is a curve of exponentials. Log-odds rise with the
 * tilt, so every evaluation closes a bracket, and a step that leaves it is replaced by half of it.
 *
 * @param range - the least and the greatest weight: they bound the tilt
 * @returns the marginal error at each evaluation; the last one belongs to the tilt left in `odds`
 * @internal
 */
export function solveOneTilt(
  dual: SemiDual,
  odds: LogOdds,
  prior: Prior,
  { range, tolerance, maxIterations }: Patience & { readonly range: readonly [number, number] },
): number[] {
  const { tilts } = odds;
  const [upper, slack, logs] = [new Float64Array(1), new Float64Array(1), new Float64Array(2)];
  const [low, high] = tiltRange(odds, prior, range);
  const bracket = { low, high };
  const errors: number[] = [];
  while (errors.length < maxIterations) {
    dual.evaluate(odds, upper, slack);
    prior.logShares(tilts, logs);
    const wanted = logs[1] - logs[0];
    errors.push((2 * Math.abs(upper[0] - share(wanted))) / (1 + prior.stiffness));
    if (errors[errors.length - 1] <= tolerance || errors.length === maxIterations) break;
    tilts[0] = nextTilt(bracket, tilts[0], rise(upper[0], slack[0], wanted, prior.stiffness));
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
  return next > bracket.low && next < bracket.high ? next : (bracket.low + bracket.high) / 2;
}

/** Were all weights at the least one, the tilt would be the upper end; at the greatest, the lower. */
function tiltRange(
  { slopes, cuts }: LogOdds,
  prior: Prior,
  [least, greatest]: readonly [number, number],
): readonly [number, number] {
  const logs = new Float64Array(2);
  prior.logShares(new Float64Array(1), logs);
  const tiltFor = (weight: number): number =>
    (logs[1] - logs[0] - slopes[0] * (weight - cuts[0])) / (1 + prior.stiffness);
  const [low, high] = [tiltFor(greatest), tiltFor(least)];
  const margin = 1e-9 * (1 + Math.abs(low) + Math.abs(high)); // a constant group has its root at both ends
  return [low - margin, high + margin];
}

/** The share of the upper of two levels with these log-odds. */
function share(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
