import { cast, mul, sum, type Tensor } from "@tensorflow/tfjs-core";

/**
 * 1 where a mask is true, else 0.
 *
 * tfjs-backend-webgpu casts by name only, and its transposition fails on what is still whole numbers; a product is float32.
 *
 * @internal
 */
export function ones(mask: Tensor): Tensor {
  return mul(cast(mask, "float32"), 1);
}

/**
 * How many of each group a mask marks, [blocks, 1, interleave].
 *
 * @internal
 */
export function countOf(mask: Tensor): Tensor {
  return sum(ones(mask), 1, true);
}
