import type { GroupLayout } from "@equal-bits/core";
import type { KernelFunc } from "@tensorflow/tfjs-core";

/** The tfjs kernel by which levels are ranked: `{ w }`, attributes → the level of each weight, float32, in the shape of `w`. */
export const RANK_LEVELS = "EqualBitsLevels";

/**
 * Weights of the longest group in which each is compared with all others, which takes one short program; a longer one is
 * searched for its cuts, which takes some twenty runs on webgl, and on webgpu a workgroup that is mostly idle on a short one.
 */
export const LONGEST_COMPARED = 128;

/** The attributes of that kernel. */
export interface RankAttributes {
  /** Where the groups lie; none of them empty. */
  readonly layout: GroupLayout;
  /** How many weights of each group lie on level 1 or above, on 2 or above, …; row-major [groups, K − 1]. */
  readonly tops: Int32Array;
}

/**
 * The attributes as they were handed to tfjs.
 *
 * @internal
 */
export function rankAttributesOf({ attrs }: Parameters<KernelFunc>[0]): RankAttributes {
  return attrs as unknown as RankAttributes; // as `rankLevels` passes them
}
