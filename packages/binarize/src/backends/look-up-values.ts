import type { GroupLayout } from "@equal-bits/core";
import { add, cast, gather, mul, range, reshape, type Tensor } from "@tensorflow/tfjs-core";
import { onePerGroup } from "./group-view.js";

/**
 * The value of each weight's level.
 *
 * @param levels - the level of each weight, as float32, in the shape of a `groupView`
 * @param table - [groups, K], or [1, K] where all groups have the same
 * @param layout - where the groups lie
 * @returns the values, in the shape of `levels`
 *
 * @internal
 */
export function lookUpValues(levels: Tensor, table: Tensor, layout: GroupLayout): Tensor {
  const [rows, width] = table.shape;
  const places =
    rows === 1 ? levels : add(levels, mul(reshape(range(0, layout.groups), onePerGroup(layout)), width));
  return gather(reshape(table, [rows * width]), cast(places, "int32"));
}
