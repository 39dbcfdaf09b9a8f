import type { Range } from "./range.js";
import type { Search } from "./search.js";

/** Standard deviations on each side: it misses one time in twenty. */
const MARGIN = 2;

/**
 * Where the cut lies, if the values inside the bracket are spread evenly.
 *
 * @internal
 */
export function aimEvenly({ rank, low, aboveLow, high, aboveHigh }: Search): Range {
  const inside = aboveLow - aboveHigh;
  const wanted = rank - aboveHigh;
  const margin = 1 + MARGIN * Math.sqrt((wanted * (inside - wanted)) / inside);
  const gap = (high - low) / inside;
  return {
    low: Math.fround(high - (wanted + margin) * gap),
    high: Math.fround(high - (wanted - margin) * gap),
  };
}
