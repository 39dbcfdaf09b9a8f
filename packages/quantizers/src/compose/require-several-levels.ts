import { DomainError, requireLevels } from "@equal-bits/core";

/** @internal */
export function requireSeveralLevels(levels: number): void {
  requireLevels(levels, "quantizer");
  if (levels < 2) throw new DomainError(`quantizer must have 2 to 256 levels, got ${levels}`);
}
