import { mul, sub, type Tensor } from "@tensorflow/tfjs-core";
import { marksOf } from "./marks-of.js";

/**
 * A mask as +1 where it is true, else −1.
 *
 * @internal
 */
export function signsOf(mask: Tensor): Tensor {
  return sub(mul(marksOf(mask), 2), 1);
}
