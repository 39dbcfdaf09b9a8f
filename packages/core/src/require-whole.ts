import { DomainError } from "./errors.js";
import { shown } from "./shown.js";

/**
 * Refuses what is no whole number, is too small, or is beyond 2⁵³ − 1, where numbers have gaps.
 *
 * @param value - any number; of a caller without types, any value
 * @param what - the argument's name, for the message
 * @param least - the least that may be. Default 0
 * @throws DomainError if it is out of range
 */
export function requireWhole(value: number, what: string, least = 0): void {
  if (!(Number.isSafeInteger(value) && value >= least))
    throw new DomainError(`${what} must be a whole number ≥ ${least}, got ${shown(value)}`);
}
