import { type Granularity, groupsOf } from "@equal-bits/core";
import { reshape, type Tensor, type Tensor3D } from "@tensorflow/tfjs-core";
import { groupView } from "../backends/group-view.js";

/**
 * A tensor seen as [blocks, size, interleave]: whatever the granularity, the second axis runs through one group, so a
 * statistic of every group reduces that axis and nothing is transposed.
 *
 * @internal
 */
export function inGroups(tensor: Tensor, granularity: Granularity): Tensor3D {
  const layout = groupsOf(tensor.shape, granularity);
  return layout.interleave === 0 ? reshape(tensor, [0, layout.size, 0]) : groupView(tensor, layout);
}
