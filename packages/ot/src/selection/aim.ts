import { aimAtNormal } from "./aim-at-normal.js";
import { aimBySample } from "./aim-by-sample.js";
import { aimEvenly } from "./aim-evenly.js";
import { betweenFloats, floatBefore } from "./between-floats.js";
import { sampledMoments } from "./moments.js";
import type { Range } from "./range.js";
import { FEW, MUCH_FEWER, type Search } from "./search.js";

/** Passes aimed by the shape of the values, before the bracket is halved whatever their shape. */
const AIMED_PASSES = 4;

/** Up to which length sorting a sample would cost more than it saves where the weights are bell-shaped. */
const SHORT = 8192;

/**
 * The range that the next pass looks at, inside the bracket of the search and never empty.
 *
 * @internal
 */
export function nextRange(search: Search): Range {
  if (isProved(search)) return { low: search.low, high: search.high };
  if (search.passes >= AIMED_PASSES) return upperHalf(search);
  const aim = aimOf(search);
  const high = Math.min(aim.high, search.high);
  const low = Math.max(search.low, Math.min(aim.low, floatBefore(high)));
  return low < high ? { low, high } : upperHalf(search);
}

/** The bracket itself holds so little that a pass over it needs no aim: after misses at one end, or an excluded tie. */
function isProved({ length, aboveLow, aboveHigh, room }: Search): boolean {
  const inside = aboveLow - aboveHigh;
  return inside <= Math.max(FEW, length / MUCH_FEWER) && inside <= room.length;
}

/** First as if the values were normal, or even where a bracket is known; where that did not do, by a sample. */
function aimOf(search: Search): Range {
  const { values, length, rank, low, high, misses, moments } = search;
  if (misses > 0) return aimBySample(search);
  if (low > -Infinity && high < Infinity) return aimEvenly(search);
  if (length > SHORT) return aimBySample(search);
  return aimAtNormal(rank / length, moments ?? sampledMoments(values, length));
}

function upperHalf({ low, high }: Search): Range {
  return { low: betweenFloats(low, high), high };
}
