import { type Tensor, tensor } from "@tensorflow/tfjs-core";
import type { RankAttributes } from "./rank-attributes.js";
import { scatterByRank } from "./scatter-by-rank.js";

/**
 * The level of each weight by rank, by tensor operations alone, for a backend that no program of ours fits.
 *
 * @param view - a `groupView` of the weights
 * @param attributes - where the groups lie, and what they get
 * @returns the levels, as float32, in the shape of `view`
 *
 * @internal
 */
export function rankByTopK(view: Tensor, attributes: RankAttributes): Tensor {
  return scatterByRank(view, tensor(levelsByRank(attributes)));
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
