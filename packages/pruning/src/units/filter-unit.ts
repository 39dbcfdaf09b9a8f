import type { PruningUnit } from "./pruning-unit.js";

/**
 * Whole filters: what is left is a smaller network without a zero.
 *
 * @returns a frozen unit
 */
export function filterUnit(): PruningUnit {
  return whole;
}

const whole: PruningUnit = Object.freeze({
  name: "filter",
  units: ({ groups }) => ({ groups: 1, size: groups, interleave: 1 }),
  weights: ({ size }) => size,
  each: ({ groups, size, interleave }, visit) => {
    for (let block = 0, at = 0; block < groups; block += interleave)
      for (let i = 0; i < size; i++)
        for (let filter = block; filter < block + interleave; filter++, at++) visit(at, filter);
  },
} satisfies PruningUnit);
