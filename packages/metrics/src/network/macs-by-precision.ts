import { requireWhole } from "@equal-bits/core";

/** Multiplications with an addition for one example, by the bits of weight and activation; as `summary` of `@equal-bits/layers` counts them. */
export interface MacsByPrecision {
  /** 1w1a: both are binary, XNOR and popcount. */
  readonly binary: number;
  /** 1w32a, and whatever else has one side of few bits: additions and subtractions where the weight is binary. */
  readonly mixed: number;
  /** 32w32a: both are real-valued. */
  readonly real: number;
}

/**
 * Multiplications with those left out as 0.
 *
 * @throws DomainError if one is not a whole number ≥ 0
 * @internal
 */
export function macsOf({ binary = 0, mixed = 0, real = 0 }: Partial<MacsByPrecision> = {}): MacsByPrecision {
  requireWhole(binary, "macs.binary");
  requireWhole(mixed, "macs.mixed");
  requireWhole(real, "macs.real");
  return Object.freeze({ binary, mixed, real });
}
