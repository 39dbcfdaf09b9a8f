import { nextRange } from "./aim.js";
import { gatherInside } from "./gather-inside.js";
import { FEW, MUCH_FEWER, type Search } from "./search.js";

/**
 * One pass over the values that are left: counts around a range inside the bracket, and moves the bracket.
 *
 * @internal
 */
export function closeIn(search: Search): void {
  const { low, high } = nextRange(search);
  const { above, inside } = gatherInside(search.values, search.length, low, high, search.room);
  search.passes += 1;
  search.misses += 1;
  if (above >= search.rank) {
    search.low = high;
    search.aboveLow = above;
    return;
  }
  search.high = high;
  search.aboveHigh = above;
  if (above + inside >= search.rank) {
    search.low = low;
    search.aboveLow = above + inside;
    if (inside <= Math.max(FEW, search.length / 2) && inside <= search.room.length) keepInside(search);
  } else {
    search.high = low;
    search.aboveHigh = above + inside;
  }
}

/** Goes on with the gathered values alone. */
function keepInside(search: Search): void {
  const { room, spare, aboveLow, aboveHigh } = search;
  const inside = aboveLow - aboveHigh;
  if (inside <= search.length / MUCH_FEWER) search.passes = 0;
  search.misses = 0;
  search.leftAbove += aboveHigh;
  search.rank -= aboveHigh;
  search.length = inside;
  search.aboveLow = search.length;
  search.aboveHigh = 0;
  search.moments = undefined;
  search.values = room;
  search.room = spare;
  search.spare = room;
}
