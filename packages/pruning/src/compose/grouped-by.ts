import { type Granularity, type GroupLayout, ShapeError } from "@equal-bits/core";

/**
 * The groups of a layer that share one count.
 *
 * @param granularity - which weights belong together
 * @param filters - where the filters lie
 * @returns the layout of the groups, over the same memory
 * @throws ShapeError if a block does not divide the fan-in
 * @internal
 */
export function groupedBy(granularity: Granularity, { groups, size, interleave }: GroupLayout): GroupLayout {
  if (granularity.kind === "perFilter") return { groups, size, interleave };
  if (granularity.kind === "perTensor") return { groups: 1, size: groups * size, interleave: 1 };
  if (size % granularity.size !== 0)
    throw new ShapeError(
      `group size must divide the ${size} weights of a filter, got ${granularity.size}; choose a divisor`,
    );
  return { groups: groups * (size / granularity.size), size: granularity.size, interleave };
}
