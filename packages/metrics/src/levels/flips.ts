import type { GroupLayout } from "@equal-bits/core";
import { signDifferences } from "./hamming.js";
import { asOneGroup, type Levels, requirePair, requireWeights, signOf } from "./levels.js";

/** How many weights of each filter changed their sign, by what they changed into; arrays with one number for each filter. */
export interface Flips {
  /** From −1 to +1. Where counts are fixed and nothing is pruned, it equals `down` in every filter. */
  readonly up: Uint32Array;
  /** From +1 to −1. */
  readonly down: Uint32Array;
  /** From −1 or +1 to 0. */
  readonly pruned: Uint32Array;
  /** From 0 to −1 or +1. */
  readonly revived: Uint32Array;
}

/**
 * The share of a layer's weights whose sign changed from one step to the next; to and from 0 counts as a change.
 *
 * @param previous - the levels before, finite, at least one
 * @param current - the levels after, as many
 * @returns 0 … 1
 * @throws ShapeError if the lengths differ or there is no level
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 * @see https://docs.larq.dev/larq/api/metrics/ (FlipRatio)
 */
export function flipRatio(previous: Levels, current: Levels): number {
  return flipRatioPerFilter(previous, current, asOneGroup(previous))[0];
}

/**
 * The share of each filter's weights whose sign changed; to and from 0 counts as a change.
 *
 * @param previous - the levels before, finite, length `groups * size`
 * @param current - the levels after, as many
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @returns one share 0 … 1 for each filter
 * @throws ShapeError if a length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 */
export function flipRatioPerFilter(previous: Levels, current: Levels, layout: GroupLayout): Float64Array {
  requireWeights(layout);
  requirePair(previous, current, layout, NAMES);
  return Float64Array.from(signDifferences(previous, current, layout), (flips) => flips / layout.size);
}

/**
 * How many weights of each filter changed their sign, and which way.
 *
 * @param previous - the levels before, finite, length `groups * size`
 * @param current - the levels after, as many
 * @param layout - where the filters lie
 * @returns a frozen record of counts
 * @throws ShapeError if a length does not fit the layout
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 */
export function flipsPerFilter(previous: Levels, current: Levels, layout: GroupLayout): Flips {
  requirePair(previous, current, layout, NAMES);
  const table = changeTable(previous, current, layout);
  const count = (change: Change): Uint32Array =>
    Uint32Array.from({ length: layout.groups }, (_, group) => table[9 * group + change]);
  const sum = (one: Uint32Array, other: Uint32Array): Uint32Array =>
    one.map((value, group) => value + other[group]);
  return Object.freeze({
    up: count(2),
    down: count(6),
    pruned: sum(count(1), count(7)),
    revived: sum(count(3), count(5)),
  });
}

const NAMES = ["previous", "current"] as const;

/** 3 × the sign before + the sign after, each as 0 for −1, 1 for 0 and 2 for +1. */
type Change = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Counts of every change of sign for each filter, row-major [groups, 9]. Memory is read once, in order. */
function changeTable(
  previous: Levels,
  current: Levels,
  { groups, size, interleave }: GroupLayout,
): Uint32Array {
  const table = new Uint32Array(9 * groups);
  for (let block = 0, at = 0; block < groups; block += interleave)
    for (let i = 0; i < size; i++)
      for (let group = block; group < block + interleave; group++, at++)
        table[9 * group + 4 + 3 * signOf(previous[at]) + signOf(current[at])] += 1;
  return table;
}
