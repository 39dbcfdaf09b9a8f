import { DomainError } from "@equal-bits/core";
import { requireSparsity } from "./compose/require-sparsity.js";

/**
 * What levels are multiplied by so that their variance is the same as without zeros: 1/√(1 − k).
 *
 * @param sparsity - k, the share of zeros, 0 … 1 but not 1
 * @returns a factor ≥ 1
 * @throws DomainError if `sparsity` is out of range; at 1 nothing is left to scale
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, equation (6) with the variance 1 − k of pruned levels
 */
export function keepVariance(sparsity: number): number {
  requireSparsity(sparsity);
  if (sparsity === 1) throw new DomainError("sparsity must be below 1 to keep a variance, got 1");
  return 1 / Math.sqrt(1 - sparsity);
}
