import { less, range, reshape, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { marksOf } from "../backends/marks-of.js";
import { scatterByRank } from "../backends/scatter-by-rank.js";

/**
 * 1 at the greatest values of each group, of equal ones the earlier.
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
    const taken = less(reshape(range(0, size), [1, size]), reshape(counts, [blocks * interleave, 1]));
    return scatterByRank(values, marksOf(taken));
  });
}
