import { eachKeptGroup } from "./each-kept-group.js";
import { type GroupLayout, writeGroup } from "./group-layout.js";
import { lookUp } from "./quantize-groups.js";
import type { Quantizer } from "./quantizer.js";
import { requireSameLength } from "./require-counts.js";

/**
 * Applies a quantizer to the kept weights of every group of a matrix, as if the pruned ones were not there, and writes 0 for those.
 *
 * @param quantizer - the rule; one with exact shares has them among the kept weights of each group
 * @param weights - finite latent weights, length `groups * size`
 * @param kept - 1 for a kept weight, 0 for a pruned one, as a `PruningRule` writes it; same length
 * @param layout - where the quantizer's groups lie
 * @param out - the level value of each kept weight, 0 for a pruned one; same length
 * @returns `out`
 * @throws ShapeError if a length does not fit the layout, before anything is written
 * @throws DomainError if `kept` holds another number, or the quantizer has other than K finite values for a group, or its counts are for groups
 *   of another size
 * @throws NonFiniteError naming the index in `weights` of the first NaN or infinity, before anything is written
 */
export function quantizeKept(
  quantizer: Quantizer,
  weights: Float32Array,
  kept: Uint8Array,
  layout: GroupLayout,
  out: Float32Array,
): Float32Array {
  requireSameLength(out.length, weights.length, "out");
  const row = new Float32Array(layout.size);
  eachKeptGroup(quantizer, weights, kept, layout, (group, levels, values, own) => {
    lookUp(values, levels, row);
    for (let i = 0; i < own.length; i++) if (own[i] === 0) row[i] = 0;
    writeGroup(group, layout, row, out);
  });
  return out;
}
