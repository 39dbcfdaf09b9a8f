import { cutAfter } from "./cut.js";

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
 * Finds ties by selection, without sorting: five passes or so for each quota, which pays for one or two.
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
      if (weight > value && weight < next) next = weight;
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
  const ties = tiesOf(descending(weights, masses));
  return (quota) => {
    const last = ties[ties.length - 1];
    const dust = DUST * (last.above + last.mass);
    let [low, high] = [0, ties.length - 1]; // the first tie that reaches beyond the quota lies between them
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ties[middle].above + ties[middle].mass > quota + dust) high = middle;
      else low = middle + 1;
    }
    return ties[low];
  };
}

interface Sorted {
  readonly values: Float32Array;
  readonly massAt: (rank: number) => number;
}

function descending(weights: Float32Array, masses?: Float64Array): Sorted {
  if (masses === undefined) return { values: weights.slice().sort().reverse(), massAt: () => 1 };
  const order = Uint32Array.from(weights.keys())
    .filter((i) => masses[i] > 0)
    .sort((i, j) => weights[j] - weights[i]);
  return { values: Float32Array.from(order, (i) => weights[i]), massAt: (rank) => masses[order[rank]] };
}

/** Each distinct value once, greatest first. */
function tiesOf({ values, massAt }: Sorted): Tie[] {
  const ties: Tie[] = [];
  let above = 0;
  for (let start = 0, end = 0; start < values.length; start = end) {
    let mass = 0;
    while (end < values.length && values[end] === values[start]) mass += massAt(end++);
    ties.push({ value: values[start], above, mass, next: values[Math.max(0, start - 1)] });
    above += mass;
  }
  return ties;
}
