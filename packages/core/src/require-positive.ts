import { DomainError } from "./errors.js";

/**
 * Refuses what is no finite number above 0.
 *
 * @param value - any number
 * @param what - the argument's name, for the message
 * @throws DomainError if it is out of range
 */
export function requirePositive(value: number, what: string): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY))
    throw new DomainError(`${what} must be a finite number > 0, got ${value}`);
}
