import { cutAfter } from "../selection/cut.js";

/** The weights of one value among which a quota of mass, counted from the greatest weight down, runs out. */
export interface Tie {
  /** The common value. */
  readonly value: number;
  /** The mass strictly above it. */
  readonly above: number;
  /** The mass at it, > 0. */
  readonly mass: number;
  /** The next greater weight; `value` where there is none. */
  readonly next: number;
}

/** Where each quota runs out. The unit of mass is one weight where no masses are given. */
export type TieAt = (quota: number) => Tie;

/** Sums of masses carry dust: a quota that ends this close to the end of a tie ends there. */
const DUST = 1e-13;

/**
 * Finds ties by selection, without sorting: five passes or so for each quota, which pays for a few.
 *
 * @param weights - at least one, finite, of one unit of mass each
 * @internal
 */
export function tiesBySelection(weights: Float32Array): TieAt {
  return (quota) => {
    const count = Math.min(weights.length, Math.floor(quota + DUST * weights.length) + 1);
    const { value, above } = cutAfter(weights, count);
    let mass = 0;
    let next = Infinity;
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i];
      mass += +(weight === value);
      if (+(weight > value) & +(weight < next)) next = weight; // one jump, seldom taken: half of two would be guessed wrong
    }
    return { value, above, mass, next: above > 0 ? next : value };
  };
}

/**
 * Finds ties by sorting once, whatever the number of quotas.
 *
 * @param weights - at least one, finite
 * @param masses - of each weight, ≥ 0, some > 0; absent where all are 1
 * @internal
 */
export function tiesBySorting(weights: Float32Array, masses?: Float64Array): TieAt {
  const { values, through } = descending(weights, masses);
  const size = values.length;
  const dust = DUST * through(size);
  return (quota) => {
    const reaches = firstWhere(size - 1, (rank) => through(rank + 1) > quota + dust);
    const value = values[reaches];
    const start = firstWhere(size, (rank) => values[rank] <= value);
    const end = firstWhere(size, (rank) => values[rank] < value);
    const above = through(start);
    return { value, above, mass: through(end) - above, next: values[Math.max(0, start - 1)] };
  };
}

interface Descending {
  readonly values: Float32Array;
  /** The mass of the first `count` of them. */
  readonly through: (count: number) => number;
}

function descending(weights: Float32Array, masses?: Float64Array): Descending {
  if (masses === undefined) return { values: weights.slice().sort().reverse(), through: (count) => count };
  const order = Uint32Array.from(weights.keys())
    .filter((i) => masses[i] > 0)
    .sort((i, j) => weights[j] - weights[i]);
  const sums = new Float64Array(order.length + 1);
  for (let rank = 0; rank < order.length; rank++) sums[rank + 1] = sums[rank] + masses[order[rank]];
  return { values: Float32Array.from(order, (i) => weights[i]), through: (count) => sums[count] };
}

/** The first rank below `size` that `holds`, by halving, where all after it hold too; `size` where none does. */
function firstWhere(size: number, holds: (rank: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
