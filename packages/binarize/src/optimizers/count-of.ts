import { sum, type Tensor } from "@tensorflow/tfjs-core";
import { marksOf } from "../backends/marks-of.js";

/**
 * How many of each group a mask marks, [blocks, 1, interleave].
 *
 * @internal
 */
export function countOf(mask: Tensor): Tensor {
  return sum(marksOf(mask), 1, true);
}
