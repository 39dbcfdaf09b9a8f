import { DomainError } from "@equal-bits/core";
import { cutAfter } from "./cut.js";
import { finiteMoments } from "./moments.js";

/**
 * The `k`-th largest weight, equal weights counted each.
 *
 * O(n) on every input. The result may be −0 where the weights hold both zeros: they are equal.
 *
 * @param weights - finite, at least one
 * @param k - 1 for the largest … `weights.length` for the least
 * @returns the weight
 * @throws DomainError if `k` is no whole number in that range
 * @throws NonFiniteError naming the index of the first NaN or infinity
 */
export function kthLargest(weights: Float32Array, k: number): number {
  if (!(Number.isInteger(k) && k >= 1 && k <= weights.length))
    throw new DomainError(
      `k must be a whole number from 1 to ${weights.length}, the number of weights, got ${k}`,
    );
  return cutAfter(weights, k, finiteMoments(weights)).value;
}
