import type { AffineCuts, Statistic } from "@equal-bits/core";

/** From what and in what cuts are counted. */
export interface CutOptions {
  /** Where they are counted from: `"zero"`, `"mean"` or another statistic that is the same on every device. Default `"zero"`. */
  readonly base?: Statistic;
  /** What they are counted in. Default `"one"`. */
  readonly unit?: Statistic;
  /** Which side a weight on a cut falls to: the upper one, or that of zero. Default `"up"`, so sign(0) = +1. */
  readonly ties?: "up" | "inward";
}

/**
 * Levels that begin at base + at[j] · unit: the data decide how many weights are on each.
 *
 * @param at - the K − 1 places, ascending
 * @param options - the two statistics, and where a weight on a cut falls
 * @returns a frozen cut rule, in place of a prior and a solver
 */
export function cutsAt(
  at: readonly number[],
  { base = "zero", unit = "one", ties = "up" }: CutOptions = {},
): AffineCuts {
  return Object.freeze({ kind: "affine", base, unit, at: Object.freeze([...at]), ties });
}

/** sign(w). @internal */
export const cutAtZero: AffineCuts = cutsAt([0]);

/** sign(w − mean w). @internal */
export const cutAtMean: AffineCuts = cutsAt([0], { base: "mean" });
