import { DomainError, type GroupCountsOptions, requireWhole } from "@equal-bits/core";
import type { Prior } from "./prior.js";
import { shares } from "./shares.js";

/**
 * With greater ones, two quotas of groups below 2³¹ weights may lie as near to each other as the dust that `apportion`
 * takes for a tie: 9ε · 2³¹ ≈ 4.3e-6, where remainders are multiples of 1 / denominator.
 */
const GREATEST_DENOMINATOR = 100_000;

/**
 * A prior of two levels by a fraction: exactly numerator / denominator of each group is +1, to the nearest whole weight, half
 * a weight rounding up.
 *
 * The counts are those of integer arithmetic for every group of fewer than 2³¹ weights, so a third is a third.
 *
 * @param numerator - a whole number from 0 to `denominator`
 * @param denominator - a whole number from 1 to 100,000
 * @param options - whether the total of a layer must be exact, too
 * @returns a frozen prior
 * @throws DomainError if a number is out of range
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (1)
 */
export function rational(numerator: number, denominator: number, options: GroupCountsOptions = {}): Prior {
  requireWhole(denominator, "denominator", 1);
  requireWhole(numerator, "numerator");
  if (denominator > GREATEST_DENOMINATOR)
    throw new DomainError(
      `denominator must be at most ${GREATEST_DENOMINATOR}, got ${denominator}; give a count in place of the fraction`,
    );
  if (numerator > denominator)
    throw new DomainError(`numerator must be at most the denominator ${denominator}, got ${numerator}`);
  return shares([(denominator - numerator) / denominator, numerator / denominator], options);
}
