import { requireWhole, ShapeError } from "@equal-bits/core";
import type { PruningUnit } from "./pruning-unit.js";

/**
 * Blocks of neighbouring weights of a filter, in fan-in order: a kernel that works on vectors can then leave out whole vectors.
 *
 * @param size - weights in a block, a whole number ≥ 1 that divides the fan-in
 * @returns a frozen unit
 * @throws DomainError if `size` is not a whole number ≥ 1
 */
export function blockUnit(size: number): PruningUnit {
  requireWhole(size, "block size", 1);
  return Object.freeze({
    name: `block(${size})`,
    units: (filters) => {
      if (filters.size % size !== 0)
        throw new ShapeError(
          `block size must divide the ${filters.size} weights of a filter, got ${size}; choose a divisor`,
        );
      return { ...filters, size: filters.size / size };
    },
    weights: () => size,
    each: ({ groups, size: fanIn, interleave }, visit) => {
      for (let row = 0, at = 0; row < (groups / interleave) * fanIn; row++)
        for (let lane = 0; lane < interleave; lane++, at++)
          visit(at, Math.floor(row / size) * interleave + lane);
    },
  } satisfies PruningUnit);
}
