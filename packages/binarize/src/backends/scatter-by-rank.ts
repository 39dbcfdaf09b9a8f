import {
  add,
  cast,
  range,
  reshape,
  scatterND,
  type Tensor,
  tidy,
  topk,
  transpose,
} from "@tensorflow/tfjs-core";

/**
 * For each weight what its rank in its group gets, greatest weight first, and of equal ones the earlier.
 *
 * A scatter along top-k *indices*, never a comparison with the k-th value, which breaks counts under ties.
 *
 * @param view - the weights as [blocks, size, interleave]; none of the groups empty
 * @param valuesOfRanks - what the ranks get, groups × size numbers of float32 in any shape, in the order of the groups
 * @returns float32, shape of `view`
 *
 * @internal
 */
export function scatterByRank(view: Tensor, valuesOfRanks: Tensor): Tensor {
  return tidy(() => {
    const [blocks, size, interleave] = view.shape;
    const rows = reshape(transpose(view, [0, 2, 1]), [blocks * interleave, size]);
    const starts = reshape(range(0, view.size, size, "int32"), [blocks * interleave, 1]);
    const order = cast(topk(rows, size, true).indices, "int32");
    const places = reshape(add(order, starts), [view.size, 1]);
    const scattered = scatterND(places, reshape(valuesOfRanks, [view.size]), [view.size]);
    return transpose(reshape(scattered, [blocks, interleave, size]), [0, 2, 1]);
  });
}
