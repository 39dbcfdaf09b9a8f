import { balancedMean } from "./balanced-mean.js";

/**
 * The numbers that describe the weights of a group, by name, so that any device can work them out. Frozen.
 *
 * - `"zero"` and `"one"`: those numbers, whatever the weights
 * - `"mean"`, `"mean-magnitude"`: of w, and of |w|; the same float32 on every device, so cuts may stand on them
 * - `"greatest-magnitude"`: of |w|; the same on every device, too
 * - `"deviation"`: the standard deviation, √ mean (w − mean)²
 * - `"outer-magnitude"`: mean |w| of the weights on neither side's middle, those whose level is not (K − 1) / 2; 0 if there are none
 * - `"binade"`: 2^round(log₂(mean |w − mean| / s)), s the deviation with n − 1 under the root; halves round up, and 1e-5 below one
 *   still counts as a half; 1 where s is 0
 */
export const statistics = [
  "zero",
  "one",
  "mean",
  "mean-magnitude",
  "greatest-magnitude",
  "deviation",
  "outer-magnitude",
  "binade",
] as const;
Object.freeze(statistics);

/** The name of a number that describes the weights of a group: one of {@link statistics}, which says what each is. */
export type Statistic = (typeof statistics)[number];

/** The levels of a group, and how many there are. */
export interface AssignedLevels {
  /** The level of each weight. */
  readonly assigned: ArrayLike<number>;
  /** K, the number of levels. */
  readonly levels: number;
}

/**
 * A statistic of one group of weights; 0 of none, but for `"one"` and `"binade"`.
 *
 * @param statistic - which one
 * @param weights - finite
 * @param levels - the levels of the weights, for `"outer-magnitude"`
 * @returns a finite number
 */
export function groupStatistic(statistic: Statistic, weights: Float32Array, levels?: AssignedLevels): number {
  switch (statistic) {
    case "zero":
      return 0;
    case "one":
      return 1;
    case "mean":
      return balancedMean(weights);
    case "mean-magnitude":
      return balancedMean(weights.map(Math.abs));
    case "greatest-magnitude":
      return weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    case "deviation":
      return weights.length === 0 ? 0 : Math.sqrt(squaresFromMean(weights) / weights.length);
    case "outer-magnitude":
      return outerMagnitude(weights, levels);
    case "binade":
      return binade(weights);
  }
}

function squaresFromMean(weights: Float32Array): number {
  const mean = balancedMean(weights);
  let sum = 0;
  for (const weight of weights) sum += (weight - mean) ** 2;
  return sum;
}

function outerMagnitude(weights: Float32Array, given: AssignedLevels | undefined): number {
  if (given === undefined) return groupStatistic("mean-magnitude", weights);
  const middle = (given.levels - 1) / 2;
  let [sum, count] = [0, 0];
  weights.forEach((weight, i) => {
    if (given.assigned[i] === middle) return;
    sum += Math.abs(weight);
    count += 1;
  });
  return count === 0 ? 0 : sum / count;
}

function binade(weights: Float32Array): number {
  const mean = balancedMean(weights);
  const deviation = Math.sqrt(squaresFromMean(weights) / (weights.length - 1));
  let sum = 0;
  for (const weight of weights) sum += Math.abs(weight - mean);
  const magnitude = sum / weights.length / deviation;
  return magnitude > 0 && magnitude < Infinity ? nearestBinade(magnitude) : 1;
}

/** A half that rounding has missed is one: of two weights the logarithm is always −½, which gives 1. */
function nearestBinade(magnitude: number): number {
  let exponent = 0; // a mean distance is never greater than the deviation
  while (magnitude < 2 ** (exponent - 0.5) * (1 - HALF_DUST)) exponent -= 1;
  return 2 ** exponent;
}

const HALF_DUST = 1e-5;
