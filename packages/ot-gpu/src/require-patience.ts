import { DomainError, requireWhole } from "@equal-bits/core";

/**
 * How long an iteration goes on.
 *
 * @internal
 */
export function requirePatience(maxIterations: number, tolerance: number): void {
  requireWhole(maxIterations, "maxIterations", 1);
  if (!(tolerance >= 0)) throw new DomainError(`tolerance must be ≥ 0, got ${tolerance}`);
}
