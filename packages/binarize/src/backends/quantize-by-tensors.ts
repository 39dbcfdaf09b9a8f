import { type Granularity, groupsOf, type Quantizer, quantizeGroups } from "@equal-bits/core";
import {
  add,
  cast,
  mul,
  range,
  reshape,
  scatterND,
  type Tensor,
  tensor,
  tile,
  topk,
  transpose,
} from "@tensorflow/tfjs-core";

/**
 * The levels by tensor operations alone, for a backend without the `EqualBits` kernel.
 *
 * A rule that promises counts and fixed values is a scatter of those values along the ranking: top-k *indices*, never a
 * comparison with the k-th value, which breaks the counts under ties. Any other rule reads the weights back.
 *
 * NaN is refused where the weights are read back; a backend's ranking cannot see it.
 *
 * @internal
 */
export function quantizeByTensors(w: Tensor, quantizer: Quantizer, granularity: Granularity): Tensor {
  const layout = groupsOf(w.shape, granularity);
  const { groups, size, interleave } = layout;
  if (!quantizer.counts || quantizer.layerCounts || quantizer.valueRule?.kind !== "fixed" || w.size === 0) {
    const weights = w.dataSync<"float32">();
    return tensor(quantizeGroups(quantizer, weights, layout, new Float32Array(w.size)), w.shape, "float32");
  }
  const blocks = groups / interleave;
  const rows = reshape(transpose(reshape(w, [blocks, size, interleave]), [0, 2, 1]), [groups, size]);
  const descending = valuesByRank(quantizer.counts(size), quantizer.valueRule.values);
  const ranked = scatterRows(topk(rows, size, true).indices, descending, groups, size);
  return reshape(transpose(reshape(ranked, [blocks, interleave, size]), [0, 2, 1]), w.shape);
}

/** The value that each rank gets, greatest weight first. */
function valuesByRank(counts: readonly number[], values: readonly number[]): Float32Array {
  const size = counts.reduce((sum, count) => sum + count, 0);
  const ranks = new Float32Array(size);
  let rank = size;
  counts.forEach((count, level) => {
    ranks.fill(values[level], rank - count, rank);
    rank -= count;
  });
  return ranks;
}

function scatterRows(order: Tensor, values: Float32Array, groups: number, size: number): Tensor {
  const starts = mul(reshape(range(0, groups, 1, "int32"), [groups, 1]), size);
  const places = reshape(add(cast(order, "int32"), cast(starts, "int32")), [groups * size, 1]);
  return scatterND(places, tile(tensor(values), [groups]), [groups * size]);
}
