import { compensatedSum, DomainError, MassMismatchError, requireFinite } from "@equal-bits/core";

/** How far two sums of masses may differ, relative to the greater: float64 dust of adding up millions. */
const MASS_TOLERANCE = 1e-9;

/**
 * Masses as a copy, refused if one is no mass.
 *
 * @throws NonFiniteError naming the index of a NaN or infinity
 * @throws DomainError if a mass is below 0
 * @internal
 */
export function massesOf(masses: Iterable<number>, what: string): Float64Array {
  const copy = Float64Array.from(masses);
  requireFinite(copy, what);
  const negative = copy.findIndex((mass) => mass < 0);
  if (negative >= 0)
    throw new DomainError(`${what} must be masses ≥ 0, got ${copy[negative]} at index ${negative}`);
  return copy;
}

/**
 * The sum of masses, refused where it is no number.
 *
 * @throws DomainError if it overflows
 * @internal
 */
export function totalOf(masses: Float64Array, what: string): number {
  const total = compensatedSum(masses);
  if (!Number.isFinite(total))
    throw new DomainError(`${what} must have a finite sum, got masses up to ${Math.max(...masses)}`);
  return total;
}

/**
 * Refuses two sums of masses that differ by more than rounding.
 *
 * @param totals - both sums
 * @param names - what they are sums of, for the message
 * @param remedy - what else the caller can do, for the end of the message. Default none
 * @throws MassMismatchError if they differ
 * @internal
 */
export function requireEqualTotals(
  [a, b]: readonly [number, number],
  names: readonly [string, string],
  remedy = "",
): void {
  if (!(Math.abs(a - b) <= MASS_TOLERANCE * Math.max(a, b)))
    throw new MassMismatchError(
      `${names[0]} and ${names[1]} must have equal sums, got ${a} and ${b}; divide each by its own sum${remedy}`,
    );
}
