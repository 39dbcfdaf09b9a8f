import { closeIn } from "./close-in.js";
import type { Moments } from "./moments.js";
import { beginSearch, type Cut, cutOf, isOpen } from "./search.js";

/**
 * Finds where the `count` greatest weights end: little more than one pass over bell-shaped weights, the work of 38 at
 * most over any.
 *
 * @param weights - finite
 * @param count - 1 … `weights.length`
 * @param moments - of the weights, if the caller has them: they aim the first pass. Default: those of a sample
 * @returns the cut
 * @internal
 */
export function cutAfter(weights: Float32Array, count: number, moments?: Moments): Cut {
  const search = beginSearch(weights, count, moments);
  while (isOpen(search)) closeIn(search);
  return cutOf(search);
}
