import { compensatedSum } from "./compensated-sum.js";
import { DomainError, MassMismatchError } from "./errors.js";
import { requireFinite } from "./require-finite.js";

// The guards of measures, in one place so that every solver refuses the same input with the same words.

/** How far two sums of masses may differ, relative to the greater: float64 dust of adding up millions. */
const MASS_TOLERANCE = 1e-9;

/**
 * Masses as a copy, refused if one is no mass.
 *
 * @param masses - finite, ≥ 0, any length
 * @param what - the argument's name, for the message
 * @returns a copy in float64
 * @throws NonFiniteError naming the index of a NaN or infinity
 * @throws DomainError if a mass is below 0
 */
export function massesOf(masses: Iterable<number>, what: string): Float64Array {
  const copy = Float64Array.from(masses);
  requireFinite(copy, what);
  const negative = copy.findIndex((mass) => mass < 0);
  if (negative >= 0) throw new DomainError(`${what} must be ≥ 0, got ${copy[negative]} at index ${negative}`);
  return copy;
}

/**
 * The sum of masses, refused where it is no number.
 *
 * @param masses - each a mass, as {@link massesOf} makes sure
 * @param what - the argument's name, for the message
 * @returns their sum, by {@link compensatedSum}
 * @throws DomainError if it overflows
 */
export function totalOf(masses: Float64Array, what: string): number {
  const total = compensatedSum(masses);
  if (!Number.isFinite(total)) {
    const greatest = masses.reduce((most, mass) => Math.max(most, mass), 0);
    throw new DomainError(`${what} must have a finite sum, got masses up to ${greatest}`);
  }
  return total;
}

/**
 * Refuses two sums of masses that differ by more than rounding.
 *
 * @param totals - both sums
 * @param names - what they are sums of, for the message
 * @param remedy - what else the caller can do, for the end of the message. Default none
 * @throws MassMismatchError if they differ
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
