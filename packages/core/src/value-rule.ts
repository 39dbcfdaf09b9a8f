import { type AffinePlaces, affinePlaces } from "./affine-places.js";
import { clampToFloat32 } from "./balanced-mean.js";

/** What the K levels of a group are worth, as data: any device can work it out. Lowest level first, ascending. */
export type ValueRule = FixedValues | CentredValues | AffineValues | LevelMeans;

/** Given numbers, whatever the weights. */
export interface FixedValues {
  /** Which of the four it is. */
  readonly kind: "fixed";
  /** The K values. */
  readonly values: readonly number[];
}

/**
 * Given numbers, moved and stretched so that the levels of each group have mean 0 and variance 1.
 *
 * At ratio p of +1 that is (b − (2p − 1)) / √(1 − (2p − 1)²). A group on one level only gets 0.
 */
export interface CentredValues {
  /** Which of the four it is. */
  readonly kind: "centred";
  /** The K values before. */
  readonly values: readonly number[];
}

/** Level k is worth base + at[k] · unit: ±mean|w| is `{ base: "zero", unit: "mean-magnitude", at: [-1, 1] }`. */
export interface AffineValues extends AffinePlaces {
  /** Which of the four it is. */
  readonly kind: "affine";
}

/** Each level is worth the mean of its weights: least squares. A level without weights has the value of a neighbour. */
export interface LevelMeans {
  /** Which of the four it is. */
  readonly kind: "level-means";
}

/**
 * The values of the levels of one group.
 *
 * @param rule - what they are worth
 * @param levels - K, how many there are
 * @param weights - the latent weights, finite
 * @param assigned - the level of each
 * @returns K finite numbers, ascending
 */
export function valuesByRule(
  rule: ValueRule,
  levels: number,
  weights: Float32Array,
  assigned: ArrayLike<number>,
): readonly number[] {
  switch (rule.kind) {
    case "fixed":
      return rule.values;
    case "centred":
      return centred(rule.values, histogramOf(levels, assigned));
    case "affine":
      return affinePlaces(rule, weights, { assigned, levels });
    case "level-means":
      return levelMeans(levels, weights, assigned);
  }
}

/**
 * Level values moved and stretched to mean 0 and variance 1 over a histogram.
 *
 * @param values - the K values before
 * @param counts - weights on each level
 * @returns K numbers; all 0 where the weights lie on one value
 */
export function centred(values: readonly number[], counts: ArrayLike<number>): number[] {
  const size = values.reduce((sum, _, level) => sum + counts[level], 0);
  const mean = values.reduce((sum, value, level) => sum + (value * counts[level]) / size, 0);
  const variance = values.reduce(
    (sum, value, level) => sum + ((value - mean) ** 2 * counts[level]) / size,
    0,
  );
  return values.map((value) => (variance > 0 ? (value - mean) / Math.sqrt(variance) : 0));
}

function histogramOf(levels: number, assigned: ArrayLike<number>): number[] {
  const counts = new Array<number>(levels).fill(0);
  for (let i = 0; i < assigned.length; i++) counts[assigned[i]] += 1;
  return counts;
}

function levelMeans(levels: number, weights: Float32Array, assigned: ArrayLike<number>): number[] {
  const counts = histogramOf(levels, assigned);
  const means = new Array<number>(levels).fill(0);
  weights.forEach((weight, i) => {
    means[assigned[i]] += weight / counts[assigned[i]];
  });
  const first = Math.max(
    0,
    counts.findIndex((count) => count > 0),
  );
  for (let level = first - 1; level >= 0; level--) means[level] = means[level + 1];
  for (let level = first + 1; level < levels; level++)
    if (counts[level] === 0) means[level] = means[level - 1];
  return means.map(clampToFloat32);
}
