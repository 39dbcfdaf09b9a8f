import { betweenFloats } from "./between-floats.js";
import type { Moments } from "./moments.js";
import { roomsFor } from "./rooms.js";

/** Where the greatest weights of a group end. */
export interface Cut {
  /** The least weight that is still among them. */
  readonly value: number;
  /** How many weights lie strictly above `value`. */
  readonly above: number;
}

/**
 * The state of a search for the cut: the values that are left, and a bracket (low, high] that holds it.
 *
 * Both ends are proved by counting, so guesses decide only how fast the bracket closes.
 */
export interface Search {
  /** All weights at first, later a room that holds those of a bracket. */
  values: Float32Array;
  /** How many of `values` are left. */
  length: number;
  /** The cut is the `rank`-th greatest of them. */
  rank: number;
  /** The cut lies above it. */
  low: number;
  /** Values above `low`, at least `rank`. */
  aboveLow: number;
  /** The cut does not lie above it. */
  high: number;
  /** Values above `high`, fewer than `rank`. */
  aboveHigh: number;
  /** Passes since the values last became much fewer. */
  passes: number;
  /** Passes since the values last became fewer at all. */
  misses: number;
  /** Weights above those that are left. */
  leftAbove: number;
  /** Of the weights, as long as all are left. */
  moments: Moments | undefined;
  /** Where the next pass writes. */
  room: Float32Array;
  /** Where the pass after it writes. */
  spare: Float32Array;
}

/**
 * So few values that comparing each with each costs less than another pass.
 *
 * @internal
 */
export const FEW = 20;

/**
 * How many times fewer values must be left for the search among them to be aimed anew. So all aimed passes together cost
 * 4/3 of the first four, and with one for each bit of a float32 no search costs more than 38 passes over all weights.
 *
 * @internal
 */
export const MUCH_FEWER = 4;

/** @internal */
export function beginSearch(weights: Float32Array, count: number, moments?: Moments): Search {
  const { room, spare } = roomsFor(weights.length);
  return {
    values: weights,
    length: weights.length,
    rank: count,
    low: -Infinity,
    aboveLow: weights.length,
    high: Infinity,
    aboveHigh: 0,
    passes: 0,
    misses: 0,
    leftAbove: 0,
    moments,
    room,
    spare,
  };
}

/**
 * Whether more than a few values of more than one kind are left.
 *
 * @internal
 */
export function isOpen({ length, low, high }: Search): boolean {
  return length > FEW && betweenFloats(low, high) !== high;
}

/**
 * The cut, once the search is closed.
 *
 * @internal
 */
export function cutOf({ values, length, rank, high, aboveHigh, leftAbove }: Search): Cut {
  if (length > FEW) return { value: high, above: leftAbove + aboveHigh };
  for (let i = 0; i < length; i++) {
    const value = values[i];
    let above = 0;
    let aboveOrAt = 0;
    for (let j = 0; j < length; j++) {
      above += +(values[j] > value);
      aboveOrAt += +(values[j] >= value);
    }
    if (above < rank && rank <= aboveOrAt) return { value, above: leftAbove + above };
  }
  throw new RangeError("a finite value has the rank"); // only a NaN leads here, and every caller has refused it
}
