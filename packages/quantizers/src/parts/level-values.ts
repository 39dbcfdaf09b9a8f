import type { AffineValues, CentredValues, FixedValues, LevelMeans, Statistic } from "@equal-bits/core";

/**
 * Levels that are worth given numbers, whatever the weights.
 *
 * @param values - the K values, ascending
 * @returns a frozen value rule
 */
export function fixedLevels(values: readonly number[]): FixedValues {
  return Object.freeze({ kind: "fixed", values: Object.freeze([...values]) });
}

/**
 * Levels moved and stretched so that those of each group have mean 0 and variance 1.
 *
 * At a share p of +1 that is (b − (2p − 1)) / √(1 − (2p − 1)²), which takes away most of the damage of an unequal ratio: the
 * weights' common mean.
 *
 * @param values - the K values before, ascending
 * @returns a frozen value rule
 */
export function centredLevels(values: readonly number[]): CentredValues {
  return Object.freeze({ kind: "centred", values: Object.freeze([...values]) });
}

/** From what and in what values are counted. */
export interface AffineLevels {
  /** Where they are counted from. Default `"zero"`. */
  readonly base?: Statistic;
  /** What they are counted in. Default `"one"`. */
  readonly unit?: Statistic;
}

/**
 * Levels at base + at[k] · unit, two statistics of the group: ±mean |w| is `affineLevels([-1, 1], { unit: "mean-magnitude" })`.
 *
 * @param at - the K places, ascending
 * @param options - the two statistics
 * @returns a frozen value rule
 */
export function affineLevels(
  at: readonly number[],
  { base = "zero", unit = "one" }: AffineLevels = {},
): AffineValues {
  return Object.freeze({ kind: "affine", base, unit, at: Object.freeze([...at]) });
}

/**
 * Levels that are worth the mean of their weights: of all values the nearest to the weights in squares.
 *
 * @returns a frozen value rule
 */
export function fittedLevels(): LevelMeans {
  return means;
}

const means: LevelMeans = Object.freeze({ kind: "level-means" });

/** The two levels of a binary weight. @internal */
export const plusMinusOne: FixedValues = fixedLevels([-1, 1]);

/** ±mean |w| of the group. @internal */
export const plusMinusMagnitude: AffineValues = affineLevels([-1, 1], { unit: "mean-magnitude" });
