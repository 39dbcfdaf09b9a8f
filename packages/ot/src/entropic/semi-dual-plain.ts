import type { LogOdds, SemiDual } from "@equal-bits/core";
import { type Chances, cumulate, levelChances, roomForChances } from "./soft-levels.js";

/** Beyond these log-odds a weight is wholly on one side: the rest, e^−40, is below a rounding error of the sums. */
const WINDOW = 40;

/**
 * The entropic semi-dual in plain TypeScript: the reference that a faster one is held against.
 *
 * Two levels cost at most one exponential a weight, and none where the log-odds are beyond ±40.
 *
 * @param weights - finite
 * @param masses - the mass of each weight, ≥ 0, sum 1; absent where all are 1/n
 * @returns the semi-dual; the arrays must not change while it is in use
 * @see Cuturi, Peyré, "Semidual regularized optimal transport" (SIAM Review 2018)
 */
export function plainSemiDual(weights: Float32Array, masses?: Float64Array): SemiDual {
  return {
    evaluate(odds, upper, jacobian) {
      upper.fill(0);
      jacobian.fill(0);
      const sums = { weights, masses, upper, jacobian };
      if (upper.length === 1) sumTwoLevels(sums, odds);
      else sumLevels(sums, odds);
      if (masses === undefined) for (const sum of [upper, jacobian]) divide(sum, weights.length);
    },
  };
}

interface Sums {
  readonly weights: Float32Array;
  readonly masses: Float64Array | undefined;
  readonly upper: Float64Array;
  readonly jacobian: Float64Array;
}

function sumTwoLevels({ weights, masses, upper, jacobian }: Sums, { slopes, cuts, tilts }: LogOdds): void {
  const [slope, cut, tilt] = [slopes[0], cuts[0], tilts[0]];
  let sum = 0;
  let slack = 0;
  for (let i = 0; i < weights.length; i++) {
    const mass = masses === undefined ? 1 : masses[i];
    const log = slope * (weights[i] - cut) + tilt;
    if (log > WINDOW) sum += mass;
    else if (log >= -WINDOW) {
      const odds = Math.exp(-Math.abs(log)); // of the less likely level: never overflows
      const likelier = 1 / (1 + odds);
      sum += mass * (log >= 0 ? likelier : odds * likelier);
      slack += mass * odds * likelier * likelier;
    }
  }
  upper[0] = sum;
  jacobian[0] = slack;
}

function sumLevels(sums: Sums, odds: LogOdds): void {
  const { weights, masses, upper } = sums;
  const chances = roomForChances(upper.length + 1);
  for (let i = 0; i < weights.length; i++) {
    levelChances(odds, weights[i], chances);
    cumulate(chances);
    add(sums, masses === undefined ? 1 : masses[i], chances);
  }
  mirror(sums.jacobian, upper.length);
}

/** Adds one weight. Only boundaries with a chance on both sides are uncertain; the others have no slack. */
function add({ upper, jacobian }: Sums, mass: number, { below, above }: Chances): void {
  const size = upper.length;
  for (let j = 0; j < size && above[j] > 0; j++) {
    upper[j] += mass * above[j];
    for (let l = j; l >= 0 && below[l] > 0; l--) jacobian[j * size + l] += mass * above[j] * below[l];
  }
}

/** Copies the lower triangle to the upper one. */
function mirror(matrix: Float64Array, size: number): void {
  for (let j = 0; j < size; j++) for (let l = 0; l < j; l++) matrix[l * size + j] = matrix[j * size + l];
}

function divide(sums: Float64Array, by: number): void {
  for (let k = 0; k < sums.length; k++) sums[k] /= by;
}
