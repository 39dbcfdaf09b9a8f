import { apportionRows, requireWhole } from "@equal-bits/core";
import { requireSparsity } from "../compose/require-sparsity.js";

/**
 * How many weights of each filter the middle-rank rule makes −1, 0 and +1.
 *
 * The shares are ((1 − k)/2, k, (1 − k)/2). In every filter the counts of −1 and +1 differ by one at most, and no count is a whole weight off
 * its share; over the layer both hold as well, because the weights that are left over are dealt out to the filters in turn.
 *
 * @param filters - how many filters, a whole number ≥ 0
 * @param size - weights in each filter, a whole number ≥ 0
 * @param sparsity - k, the share of zeros, 0 … 1
 * @returns (n₋, n₀, n₊) of each filter, row-major [filters, 3]; each row of sum `size`
 * @throws DomainError if a number is out of range
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, the pruned bi-half
 */
export function middleRankCounts(filters: number, size: number, sparsity: number): Int32Array {
  requireSparsity(sparsity);
  const signed = (1 - sparsity) / 2;
  return apportionRows(filters, size, [signed, sparsity, signed]);
}

/**
 * The same by the rounding of the authors' code, for results that shall be comparable with it to the last weight.
 *
 * n₋ = ⌊(1 − k)/2 · n⌋, n₊ = n − ⌊(1 + k)/2 · n⌋, in float64 as it stands. It is not balanced: of 9 weights at k = 0.8 none is −1, and the dust of
 * float64 makes (0, 9, 1) of 10 where (1, 8, 1) is meant.
 *
 * @param size - weights in a filter, a whole number ≥ 0
 * @param sparsity - k, the share of zeros, 0 … 1
 * @returns (n₋, n₀, n₊) of every filter
 * @throws DomainError if a number is out of range
 */
export function truncatedMiddleRankCounts(size: number, sparsity: number): [number, number, number] {
  requireWhole(size, "size");
  requireSparsity(sparsity);
  const below = Math.trunc(((1 - sparsity) / 2) * size);
  const upTo = Math.trunc(((1 + sparsity) / 2) * size);
  return [below, upTo - below, size - upTo];
}
