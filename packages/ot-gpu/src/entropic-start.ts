import type { EntropicRow } from "./entropic-row.js";

/** One exact cut of a group: the value there, and how many weights lie above it and on it. */
export interface ExactCut {
  readonly value: number;
  readonly above: number;
  readonly ties: number;
}

/**
 * The search of one group, begun where exact transport cuts: at the tie that boundaries split with the log-odds of its
 * parts, or half way between two weights.
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
  const splits = wanted.map((share, j) => (share * size - cuts[2 * j].above) / cuts[2 * j].ties);
  for (let j = 0; j < wanted.length; j++) {
    const [last, next] = [cuts[2 * j], cuts[2 * j + 1]];
    const between = splits[j] > 1 - SPECK;
    row.cuts[j] = Math.fround(between ? (last.value + next.value) / 2 : last.value);
    const sameTie = (other: number): boolean => cuts[2 * other]?.value === last.value;
    const higher = splits[j] - (sameTie(j + 1) ? splits[j + 1] : 0);
    const lower = (sameTie(j - 1) ? splits[j - 1] : 1) - splits[j];
    row.trial[j] = between ? 0 : logOdds(higher, lower);
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
    reach: FIRST_REACH,
    error: Number.POSITIVE_INFINITY,
  };
}

/**
 * The log-odds of a tie's parts on the level above a boundary and on that below. Within ±4, from where Newton finds greater
 * ones; there the derivative is not almost 0.
 */
function logOdds(higher: number, lower: number): number {
  const odds = Math.max(higher, SPECK) / Math.max(lower, SPECK);
  return Math.fround(Math.max(-4, Math.min(4, Math.log(odds))));
}

/** A tie that is split finer than this lies whole on one side. */
const SPECK = 1e-6;

const FIRST_REACH = 4;
