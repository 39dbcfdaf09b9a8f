import { DomainError } from "@equal-bits/core";

/** @internal */
export function requirePositive(value: number, what: string): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY))
    throw new DomainError(`${what} must be a finite number > 0, got ${value}`);
}
