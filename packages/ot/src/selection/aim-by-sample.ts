import { floatBefore } from "./between-floats.js";
import type { Range } from "./range.js";
import type { Search } from "./search.js";

/** Standard deviations on each side: it misses one time in twenty. */
const MARGIN = 2;

/** Least size of a sample. */
const LEAST = 32;

/** From this miss on the heaviest tie of the sample is taken out of the bracket, even if it is not the cut. */
const UNTIE = 2;

/** A value is heavily tied if it makes up this part of a sample. */
const HEAVY = 1 / 4;

/** Steps of this part of the length visit all parts evenly and keep no step with a period in the data. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * Where the cut lies, by the ranks of a sample; whatever the shape of the values. Heavy ties show as equal values about
 * that rank: then the range holds this one value.
 *
 * @internal
 */
export function aimBySample(search: Search): Range {
  const { rank, low, aboveLow, high, aboveHigh, misses } = search;
  const sorted = drawSample(search).sort();
  const size = sorted.length;
  if (size === 0) return { low, high: low };
  const share = (aboveLow - rank) / (aboveLow - aboveHigh); // of the values inside the bracket, those below the cut
  const at = Math.floor(share * size);
  const margin = Math.ceil(1 + MARGIN * Math.sqrt(size * share * (1 - share)));
  if (isTied(sorted, at, margin >> 1)) return only(sorted[at]);
  const tie = misses >= UNTIE ? heaviestTie(sorted) : undefined;
  if (tie !== undefined) return only(tie);
  return {
    low: at >= margin ? floatBefore(sorted[at - margin]) : low,
    high: at + margin < size ? sorted[at + margin] : high,
  };
}

function only(value: number): Range {
  return { low: floatBefore(value), high: value };
}

function isTied(sorted: Float32Array, at: number, near: number): boolean {
  return sorted[Math.max(0, at - near)] === sorted[Math.min(sorted.length - 1, at + near)];
}

/** The value that most of a sorted sample have, if it is heavily tied. */
function heaviestTie(sorted: Float32Array): number | undefined {
  const run = Math.max(1, Math.ceil(HEAVY * sorted.length) - 1);
  let longest = run;
  let tie: number | undefined;
  for (let from = 0; from + longest < sorted.length; from++)
    while (sorted[from] === sorted[from + longest]) {
      tie = sorted[from];
      longest += 1;
    }
  return tie;
}

/** Values of the bracket, more of them after each miss. They lie in the room until the next pass. */
function drawSample({ values, length, low, high, misses, room }: Search): Float32Array {
  const size = Math.min(length, room.length, sampleSize(length) << misses);
  const step = Math.ceil(GOLDEN_RATIO * length) | 1;
  let taken = 0;
  for (let i = 0, at = step >> 1; i < size; i++) {
    const value = values[at];
    room[taken] = value;
    taken += +(value > low) & +(value <= high);
    at += step;
    if (at >= length) at -= length;
  }
  return room.subarray(0, taken);
}

/** Balances the cost of sorting the sample with that of the values that it leaves in the range. */
function sampleSize(length: number): number {
  return Math.max(LEAST, Math.ceil(length ** (2 / 3) / 4));
}
