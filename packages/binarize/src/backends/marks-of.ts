import { cast, mul, type Tensor } from "@tensorflow/tfjs-core";

/**
 * A mask as float32, 1 where it is true.
 *
 * A bare `cast` is a view of whole numbers on webgpu: to sum it over any axis but the last makes an invalid program there, and the
 * sum holds what the memory held before, without an error.
 *
 * @internal
 */
export function marksOf(mask: Tensor): Tensor {
  return mul(cast(mask, "float32"), 1);
}
