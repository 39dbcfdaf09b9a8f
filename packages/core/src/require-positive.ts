import { DomainError } from "./errors.js";
import { shown } from "./shown.js";

/**
 * Refuses what is no finite number above 0.
 *
 * @param value - any number; of a caller without types, any value
 * @param what - the argument's name, for the message
 * @throws DomainError if it is out of range
 */
export function requirePositive(value: number, what: string): void {
  if (!(Number.isFinite(value) && value > 0))
    // a text is not finite, though "1" > 0
    throw new DomainError(`${what} must be a finite number > 0, got ${shown(value)}`);
}
