import { ShapeError } from "@equal-bits/core";
import { meanInterval } from "./mean-interval.js";
import type { Measured } from "./measured.js";

/**
 * How much one method exceeds another, from the same seeds: the mean of the differences, with its interval.
 *
 * @param a - one number a seed
 * @param b - of the same seeds in the same order
 * @param comparisons - how many such intervals shall hold at once (Bonferroni). Default 1
 * @throws ShapeError if the lengths differ
 * @throws DomainError if there are fewer than two seeds
 */
export function pairedDifference(a: readonly number[], b: readonly number[], comparisons = 1): Measured {
  if (a.length !== b.length)
    throw new ShapeError(`both must have one number a seed, got ${a.length} and ${b.length}`);
  return meanInterval(
    a.map((value, i) => value - b[i]),
    comparisons,
  );
}
