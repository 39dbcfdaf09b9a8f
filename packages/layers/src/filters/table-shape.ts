import { type Granularity, groupsOf } from "@equal-bits/core";

/**
 * How many numbers a table has that gives one to each filter of each block: [blocks, filters].
 *
 * @param shape - of the weights, filters last
 * @throws ShapeError if the group size does not divide the fan-in
 * @internal
 */
export function tableShape(shape: readonly number[], granularity: Granularity): [number, number] {
  const { groups, interleave } = groupsOf(shape, granularity);
  const filters = shape[shape.length - 1];
  return [granularity.kind === "perGroup" ? groups / interleave : 1, filters];
}
