import {
  add,
  cast,
  less,
  range,
  reshape,
  scatterND,
  type Tensor,
  tidy,
  topk,
  transpose,
} from "@tensorflow/tfjs-core";
import { marksOf } from "../backends/marks-of.js";

/**
 * 1 at the greatest values of each group: a scatter along top-k *indices*, so ties cannot break a count.
 *
 * @param values - [blocks, size, interleave]
 * @param counts - how many to take, [blocks, 1, interleave]
 * @returns 1 or 0, shape of `values`
 *
 * @internal
 */
export function markByTopK(values: Tensor, counts: Tensor): Tensor {
  return tidy(() => {
    const [blocks, size, interleave] = values.shape;
    const groups = blocks * interleave;
    const order = topk(reshape(transpose(values, [0, 2, 1]), [groups, size]), size, true).indices;
    const taken = marksOf(less(reshape(range(0, size), [1, size]), reshape(counts, [groups, 1])));
    const starts = reshape(range(0, groups * size, size, "int32"), [groups, 1]);
    const places = reshape(add(cast(order, "int32"), starts), [groups * size, 1]);
    const marks = scatterND(places, reshape(taken, [groups * size]), [groups * size]);
    return transpose(reshape(marks, [blocks, interleave, size]), [0, 2, 1]);
  });
}
