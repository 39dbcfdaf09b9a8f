import { requireLevels, requireWhole } from "@equal-bits/core";

/**
 * The values of K levels that tell only their place, 2k − (K − 1): −1 and +1; −2, 0 and +2; −3, −1, +1 and +3.
 *
 * @param levels - K, a whole number 2 … 256
 * @returns K ascending whole numbers, symmetric about 0
 * @throws DomainError if K is out of range
 */
export function levelPlaces(levels: number): number[] {
  requireWhole(levels, "levels", 2);
  requireLevels(levels, "levels");
  return Array.from({ length: levels }, (_, k) => 2 * k - (levels - 1));
}
