import { compensatedSum } from "./compensated-sum.js";
import { DomainError } from "./errors.js";
import { requireWhole } from "./require-whole.js";

/** How far the sum of shares may lie from 1: float64 dust of adding up decimal fractions. */
const SHARE_SUM_TOLERANCE = 1e-9;

/** Float64 dust of `share * size`, in units of `size`: 0.29 · 100 is 28.999999999999996 and means 29. */
const DUST = 4 * Number.EPSILON;

/**
 * Splits `size` weights over levels in given shares, in whole numbers.
 *
 * Largest-remainder rule; equal remainders go to the higher level, so half of an odd filter rounds towards +1.
 * No other function of the library rounds a share.
 *
 * @param size - how many weights, a whole number ≥ 0
 * @param shares - wanted share of each level, lowest level first; each ≥ 0, sum 1
 * @returns one count per level; their sum is `size`, each less than 1 away from `share * size`
 * @throws DomainError if `size` is no whole number or `shares` are not a distribution
 * @see https://en.wikipedia.org/wiki/Quota_method for the rule (Hamilton's)
 */
export function apportion(size: number, shares: readonly number[]): number[] {
  requireWhole(size, "size");
  requireShares(shares);
  const quotas = quotasOf(size, shares);
  const counts = quotas.map(Math.floor);
  const remainders = quotas.map((quota, level) => quota - counts[level]);
  for (let left = size - compensatedSum(counts); left > 0; left--) {
    const level = greatest(remainders, DUST * size);
    counts[level] += 1;
    remainders[level] = -1;
  }
  return counts;
}

/**
 * The real-valued number of weights that each level would get; a quota that is whole but for dust is returned whole.
 *
 * @internal
 */
export function quotasOf(size: number, shares: readonly number[]): number[] {
  const total = compensatedSum(shares);
  return shares.map((share) => {
    const quota = (share / total) * size;
    const whole = Math.round(quota) + 0; // a share of −0 gives 0 weights, not −0
    return Math.abs(quota - whole) <= DUST * size ? whole : quota;
  });
}

function requireShares(shares: readonly number[]): void {
  if (!(shares.length > 0 && shares.every((share) => share >= 0)))
    throw new DomainError(`shares must be one number ≥ 0 for each level, got [${shares.join(", ")}]`);
  const total = compensatedSum(shares);
  if (!(Math.abs(total - 1) <= SHARE_SUM_TOLERANCE))
    throw new DomainError(
      `shares must sum to 1, got [${shares.join(", ")}] with sum ${total}; divide each by the sum`,
    );
}

/** Index of the greatest value; among values within `tolerance` of it, the last one. */
function greatest(values: readonly number[], tolerance: number): number {
  const bar = values.reduce((most, value) => Math.max(most, value), -Infinity) - tolerance;
  return values.findLastIndex((value) => value >= bar);
}
