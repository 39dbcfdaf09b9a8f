import type { Range } from "./aim.js";
import { floatBefore } from "./between-floats.js";
import type { Search } from "./search.js";

/** Standard deviations on each side: it misses one time in twenty. */
const MARGIN = 2;

/** Least size of a sample. */
const LEAST = 32;

/** From this pass on one value of the sample is aimed at, which takes it out of the bracket even if it is not the cut. */
const SINGLE = 3;

/** Steps of this part of the length visit all parts evenly and keep no step with a period in the data. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * Where the cut lies, by the ranks of a sample; whatever the shape of the values. Heavy ties show as equal values about
 * that rank: then the range holds this one value.
 *
 * @internal
 */
export function aimBySample(search: Search): Range {
  const { rank, low, aboveLow, high, aboveHigh, passes } = search;
  const sorted = drawSample(search).sort();
  const size = sorted.length;
  if (size === 0) return { low, high: low };
  const share = (aboveLow - rank) / (aboveLow - aboveHigh); // of the values inside the bracket, those below the cut
  const at = Math.floor(share * size);
  const margin = Math.ceil(1 + MARGIN * Math.sqrt(size * share * (1 - share)));
  const near = margin >> 1;
  const value = sorted[at];
  const isTied = sorted[Math.max(0, at - near)] === sorted[Math.min(size - 1, at + near)];
  if (isTied || passes >= SINGLE) return { low: floatBefore(value), high: value };
  return {
    low: at >= margin ? floatBefore(sorted[at - margin]) : low,
    high: at + margin < size ? sorted[at + margin] : high,
  };
}

/** Values of the bracket, more of them after each pass that did not do. They lie in the room until the next pass. */
function drawSample({ values, length, low, high, passes, room }: Search): Float32Array {
  const size = Math.min(length, room.length, sampleSize(length) << passes);
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
