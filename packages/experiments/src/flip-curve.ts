import type { FlipCurve } from "./comparison.js";
import { MOST_STRETCHES, stretchEnds, stretchesOf, stretchMeans, stretchOf } from "./stretches.js";

/**
 * Adds the flips of some steps to those of the equal stretches of a training, which may be shorter or longer than an epoch.
 *
 * Whole numbers, so that a run that goes on from a checkpoint comes to the same sums as one that was not stopped.
 *
 * @param sums - flips in each stretch so far; those that are missing are 0
 * @param flips - how many weights flipped in each step
 * @param first - the step that `flips` begin with, from 0
 * @param steps - steps of the whole training
 * @returns flips in each stretch
 * @internal
 */
export function addFlips(
  sums: readonly number[],
  flips: readonly number[],
  first: number,
  steps: number,
): number[] {
  const added = Array.from({ length: stretchesOf(steps) }, (_, i) => sums[i] ?? 0);
  flips.forEach((count, i) => {
    added[stretchOf(first + i, steps)] += count;
  });
  return added;
}

/**
 * The flips of a training as shares of its weights.
 *
 * @param sums - flips in each stretch, from {@link addFlips}
 * @param steps - steps of the whole training
 * @param weights - how many weights may flip
 * @internal
 */
export function flipCurve(sums: readonly number[], steps: number, weights: number): FlipCurve {
  const shares = stretchMeans(sums, steps).map((count) => (weights === 0 ? 0 : count / weights));
  return { steps: stretchEnds(steps), shares };
}

/**
 * Whether some numbers may be sums of flips: a checkpoint may hold anything.
 *
 * @internal
 */
export function areFlipSums(sums: unknown): boolean {
  return (
    Array.isArray(sums) &&
    sums.length <= MOST_STRETCHES &&
    sums.every((count) => Number.isSafeInteger(count) && count >= 0)
  );
}
