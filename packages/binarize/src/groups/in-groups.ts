import { type Granularity, groupsOf } from "@equal-bits/core";
import { reshape, type Tensor, type Tensor3D } from "@tensorflow/tfjs-core";

/**
 * A tensor seen as [blocks, size, interleave]: whatever the granularity, the second axis runs through one group, so a
 * statistic of every group reduces that axis and nothing is transposed.
 *
 * @internal
 */
export function inGroups(tensor: Tensor, granularity: Granularity): Tensor3D {
  const { groups, size, interleave } = groupsOf(tensor.shape, granularity);
  return reshape(tensor, [interleave === 0 ? 0 : groups / interleave, size, interleave]);
}
