import {
  add,
  cast,
  mul,
  range,
  reshape,
  scatterND,
  type Tensor,
  tensor,
  topk,
  transpose,
} from "@tensorflow/tfjs-core";
import type { RankAttributes } from "./rank-attributes.js";

/**
 * The level of each weight by rank, by tensor operations alone, for a backend that no program of ours fits.
 *
 * The levels are scattered along top-k *indices*, never found by a comparison with the k-th value, which breaks counts under ties.
 *
 * @param view - a `groupView` of the weights
 * @param attributes - where the groups lie, and what they get
 * @returns the levels, as float32, in the shape of `view`
 *
 * @internal
 */
export function rankByTopK(view: Tensor, attributes: RankAttributes): Tensor {
  const { groups, size, interleave } = attributes.layout;
  const rows = reshape(transpose(view, [0, 2, 1]), [groups, size]);
  const starts = reshape(mul(range(0, groups, 1, "int32"), size), [groups, 1]);
  const places = add(cast(topk(rows, size, true).indices, "int32"), cast(starts, "int32"));
  const levels = tensor(levelsByRank(attributes));
  const ranked = scatterND(reshape(places, [groups * size, 1]), levels, [groups * size]);
  return transpose(reshape(ranked, [groups / interleave, interleave, size]), [0, 2, 1]);
}

/** The level that each rank of each group gets, greatest weight first. */
function levelsByRank({ layout: { groups, size }, tops }: RankAttributes): Float32Array {
  const levels = new Float32Array(groups * size);
  const cuts = tops.length / groups;
  tops.forEach((top, at) => {
    const first = Math.floor(at / cuts) * size;
    for (let rank = first; rank < first + top; rank++) levels[rank] += 1;
  });
  return levels;
}
