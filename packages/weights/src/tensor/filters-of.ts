import { type GroupLayout, groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import type { WeightTensor } from "./weight-tensor.js";

/**
 * Where the filters of a kernel lie in its numbers.
 *
 * A depthwise kernel of tfjs, `…/depthwise_kernel` of [height, width, in, multiplier], has one for each input and multiplier.
 *
 * @param tensor - of two axes or more
 * @param axis - which the filters run along: the last of tfjs, [height, width, in, out]; the first of PyTorch, [out, in, height, width]
 * @returns the layout
 */
export function filtersOf(
  { name, shape }: Pick<WeightTensor, "name" | "shape">,
  axis: "first" | "last",
): GroupLayout {
  if (axis === "first") return groupsAsRows(shape[0], productOf(shape.slice(1)));
  const inner = /depthwise_(kernel|codes)$/.test(name) && shape.length === 4 ? -2 : -1;
  return groupsAsColumns(productOf(shape.slice(inner)), productOf(shape.slice(0, inner)));
}

function productOf(axes: readonly number[]): number {
  return axes.reduce((product, axis) => product * axis, 1);
}
