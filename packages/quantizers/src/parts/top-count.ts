import { DomainError, requireWhole } from "@equal-bits/core";
import type { Prior } from "./prior.js";

/**
 * A prior of two levels by how many weights of each group are on the higher one, whatever the group's size.
 *
 * @param count - weights of +1 in each group, a whole number ≥ 0
 * @returns a frozen prior; its `counts` refuses a group of fewer weights
 * @throws DomainError if `count` is not a whole number ≥ 0
 */
export function topCount(count: number): Prior {
  requireWhole(count, "count");
  return Object.freeze({
    name: `${count} of +1`,
    levels: 2,
    counts: (size: number) => {
      requireWhole(size, "size");
      if (size < count)
        throw new DomainError(
          `size must be at least the count ${count}, got ${size}; give a ratio for groups of any size`,
        );
      return [size - count, count];
    },
  });
}
