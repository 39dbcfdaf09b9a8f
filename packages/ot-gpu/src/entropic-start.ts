import type { EntropicRow } from "./entropic-row.js";

/** One exact cut of a group: the value there, and how many weights lie above it and on it. */
export interface ExactCut {
  readonly value: number;
  readonly above: number;
  readonly ties: number;
}

/**
 * The search of one group, begun where exact transport cuts: at the tie that a boundary splits with the log-odds of its
 * split, or half way between two weights.
 *
 * @param wanted - shares above each boundary
 * @param slopes - slopes of the log-odds, one a boundary
 * @param cuts - for each boundary the cut at the last weight above it, then that at the first weight below
 * @param size - weights of the group, ≥ 1
 *
 * @internal
 */
export function startRow(
  wanted: Float64Array,
  slopes: Float64Array,
  cuts: readonly ExactCut[],
  size: number,
): EntropicRow {
  const row = restingRow(wanted, slopes);
  for (let j = 0; j < wanted.length; j++) {
    const [last, next] = [cuts[2 * j], cuts[2 * j + 1]];
    const split = (wanted[j] * size - last.above) / last.ties;
    const between = split > 1 - SPECK;
    row.cuts[j] = Math.fround(between ? (last.value + next.value) / 2 : last.value);
    row.trial[j] = between ? 0 : Math.fround(Math.log(Math.max(split, SPECK) / (1 - split)));
  }
  return row;
}

/**
 * A search that has seen nothing yet.
 *
 * @internal
 */
export function restingRow(wanted: Float64Array, slopes: Float64Array): EntropicRow {
  const boundaries = wanted.length;
  return {
    slopes,
    cuts: new Float64Array(boundaries),
    tilts: new Float64Array(boundaries),
    trial: new Float64Array(boundaries),
    wanted,
    residual: new Float64Array(boundaries),
    jacobian: new Float64Array(boundaries * boundaries),
    damping: 0,
    error: Number.POSITIVE_INFINITY,
  };
}

/** A tie that is split finer than this lies whole on one side. */
const SPECK = 1e-6;
