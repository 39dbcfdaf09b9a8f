import { DomainError, shown } from "@equal-bits/core";

/**
 * Refuses what is no share of zeros.
 *
 * @throws DomainError unless it is a number from 0 to 1
 * @internal
 */
export function requireSparsity(sparsity: number, what = "sparsity"): void {
  if (!(typeof sparsity === "number" && sparsity >= 0 && sparsity <= 1))
    throw new DomainError(`${what} must be a number from 0 to 1, the share of zeros, got ${shown(sparsity)}`);
}
