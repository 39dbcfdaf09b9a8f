import { compensatedSum, DomainError, requireCounts } from "@equal-bits/core";
import type { Prior } from "./prior.js";

/**
 * A prior of whole counts, for groups of exactly their sum.
 *
 * @param wanted - weights on each level, lowest level first; whole numbers ≥ 0
 * @returns a frozen prior; its `counts` refuses a group of another size
 * @throws DomainError if a count is not a whole number ≥ 0
 */
export function exactCounts(wanted: readonly number[]): Prior {
  const total = compensatedSum(wanted);
  requireCounts(wanted, total);
  const kept: readonly number[] = Object.freeze([...wanted]);
  return Object.freeze({
    name: `counts ${kept.join(", ")}`,
    levels: kept.length,
    counts: (size: number) => {
      if (size !== total)
        throw new DomainError(
          `size must be ${total}, the sum of the counts ${kept.join(", ")}, got ${size}; give shares for groups of any size`,
        );
      return kept;
    },
  });
}
