import type { GroupLayout } from "@equal-bits/core";
import { reshape, type Tensor, type Tensor3D } from "@tensorflow/tfjs-core";

/**
 * A tensor as [blocks, size, interleave], so that a group runs along the middle axis, without a transposition.
 *
 * A number per group is then [blocks, 1, interleave], broadcasts along it, and lies in memory in the order of the groups.
 *
 * @internal
 */
export function groupView(w: Tensor, { groups, size, interleave }: GroupLayout): Tensor3D {
  return reshape(w, [groups / interleave, size, interleave]);
}

/**
 * The shape of one number per group beside a {@link groupView}.
 *
 * @internal
 */
export function onePerGroup({ groups, interleave }: GroupLayout): [number, number, number] {
  return [groups / interleave, 1, interleave];
}
