import type { LogOdds } from "@equal-bits/core";
import type { Prior } from "../entropic/entropic-prior.js";
import { slopesBetween } from "../entropic/soft-plan.js";

/** A semi-relaxed problem among the atoms that have a share. */
export interface Relaxation {
  /** At least one, finite. */
  readonly weights: Float32Array;
  /** Of each weight; absent where all are 1/n. */
  readonly masses: Float64Array | undefined;
  /** At least two, ascending. */
  readonly atoms: readonly number[];
  /** Of each atom, > 0, sum 1. */
  readonly shares: readonly number[];
  /** The weight of the entropy. */
  readonly epsilon: number;
  /** How strongly the shares are held, > 0, finite. */
  readonly strength: number;
}

/**
 * A prior that yields: at prices g it wants the shares b_j exp(−g_j / strength), as far as they sum to 1.
 *
 * At the optimum these are the masses of the levels, g_j = −strength · log(q_j / b_j): the derivative of the pull.
 *
 * @param cuts - where the tilts are read
 * @internal
 */
export function yieldingPrior({ atoms, shares, epsilon, strength }: Relaxation, cuts: Float64Array): Prior {
  const stiffness = epsilon / strength;
  const untilted = logOddsOf(shares).map((log, j) => {
    const [low, high] = [atoms[j], atoms[j + 1]];
    return log * (1 + stiffness) - ((high - low) * (low + high - 2 * cuts[j])) / strength;
  });
  return {
    stiffness,
    logShares: (tilts, out) => {
      out[0] = 0;
      for (let j = 0; j < tilts.length; j++) out[j + 1] = out[j] + untilted[j] - stiffness * tilts[j];
    },
  };
}

/** The optimum without a pull: cuts halfway between atoms, and there the log-odds of their shares. @internal */
export function unpulled({ atoms, shares, epsilon }: Omit<Relaxation, "strength">): LogOdds {
  const cuts = Float64Array.from(atoms.slice(1), (atom, j) => atom / 2 + atoms[j] / 2);
  return { slopes: slopesBetween(atoms, epsilon), cuts, tilts: logOddsOf(shares) };
}

/** The same prices at another ε; cut anew where a cut has come to lie far from the even odds. @internal */
export function atEpsilon(relaxation: Relaxation, odds: LogOdds, before: number): LogOdds {
  const { atoms, shares, epsilon } = relaxation;
  const slopes = slopesBetween(atoms, epsilon);
  const logOdds = logOddsOf(shares);
  const tilts = odds.tilts.map((tilt, j) => (before * tilt + (epsilon - before) * logOdds[j]) / epsilon);
  const cuts = odds.cuts.slice();
  for (let j = 0; j < cuts.length; j++)
    if (Math.abs(tilts[j]) > FAR_FROM_EVEN && slopes[j] > 0) {
      cuts[j] -= tilts[j] / slopes[j];
      tilts[j] = 0;
    }
  return { slopes, cuts, tilts };
}

/** Log-odds beyond this at a cut say that the levels part elsewhere. */
const FAR_FROM_EVEN = 30;

function logOddsOf(shares: readonly number[]): Float64Array {
  return Float64Array.from(shares.slice(1), (share, j) => Math.log(share / shares[j]));
}
