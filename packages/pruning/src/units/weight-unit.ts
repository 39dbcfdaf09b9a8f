import type { PruningUnit } from "./pruning-unit.js";

/**
 * Each weight on its own.
 *
 * @returns a frozen unit
 */
export function weightUnit(): PruningUnit {
  return single;
}

const single: PruningUnit = Object.freeze({
  name: "weight",
  units: (filters) => filters,
  weights: () => 1,
  each: ({ groups, size }, visit) => {
    for (let at = 0; at < groups * size; at++) visit(at, at);
  },
} satisfies PruningUnit);
