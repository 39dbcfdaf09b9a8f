import type { LogOdds } from "@equal-bits/core";
import { type Tie, tiesBySelection, tiesBySorting } from "./entropic-ties.js";

/** Weights, the shares of the levels that have one, and the slopes between these levels. */
export interface StartOptions {
  /** At least one, finite. */
  readonly weights: Float32Array;
  /** Of each weight; absent where all are 1/n. */
  readonly masses: Float64Array | undefined;
  /** Of each level, > 0, sum 1. */
  readonly shares: readonly number[];
  /** Between neighbouring levels. */
  readonly slopes: Float64Array;
  /** Where to cut between two weights, if not in their middle, for boundary `j`; kept between the two. */
  readonly aims?: Float64Array;
}

/** So few cuts are found sooner by selecting each than by sorting once. */
const FEW_CUTS = 8;

/** Masses of a tie this small beside it are dust of the sums. */
const DUST = 1e-12;

/**
 * Where the exact transport cuts the weights: the limit of the entropic one as ε goes to 0, from which Newton's method
 * needs few steps at any ε.
 *
 * Weights tied at a cut are shared out between the levels that meet there, so the tilt there is the log-odds of their
 * shares of the tie. A cut between two weights lies in their middle, without a tilt.
 *
 * @internal
 */
export function exactStart({ weights, masses, shares, slopes, aims }: StartOptions): LogOdds {
  const unit = masses === undefined ? weights.length : 1;
  const above = massesAbove(shares).map((share) => wholeIfNear(share * unit, masses === undefined));
  const few = masses === undefined && slopes.length <= FEW_CUTS;
  const tieAt = few ? tiesBySelection(weights) : tiesBySorting(weights, masses);
  const cuts = new Float64Array(slopes.length);
  const tilts = new Float64Array(slopes.length);
  for (let j = 0; j < slopes.length; j++) {
    const tie = tieAt(above[j + 1]);
    const [lower, higher] = [
      shareOfTie(tie, above[j], above[j + 1]),
      shareOfTie(tie, above[j + 1], above[j + 2]),
    ];
    if (lower > 0 && higher > 0) tilts[j] = Math.log(higher / lower);
    cuts[j] = higher > 0 ? tie.value : between(tie, aims?.[j]);
  }
  return { slopes, cuts, tilts };
}

function between({ value, next }: Tie, aim = value / 2 + next / 2): number {
  return Math.min(next, Math.max(value, aim));
}

/** The share of the levels from each one upward: 1 for the lowest, and 0 beyond the highest. */
function massesAbove(shares: readonly number[]): number[] {
  const above = new Array<number>(shares.length + 1).fill(0);
  for (let level = shares.length - 1; level >= 0; level--) above[level] = above[level + 1] + shares[level];
  return above;
}

/** Half of 1,000 weights is 500 weights, whatever the last digit of the share. */
function wholeIfNear(quota: number, counted: boolean): number {
  const whole = Math.round(quota);
  return counted && Math.abs(quota - whole) <= DUST * quota ? whole : quota;
}

/** The mass of a tie that falls to a level with the mass between two quotas, counted from the top. */
function shareOfTie(tie: Tie, from: number, to: number): number {
  const within = (quota: number): number => Math.min(tie.above + tie.mass, Math.max(tie.above, quota));
  const share = within(from) - within(to);
  return share > DUST * tie.mass ? share : 0;
}
