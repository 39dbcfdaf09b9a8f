import { eachGroup } from "./each-group.js";
import { type GroupLayout, requireLayout, writeGroup } from "./group-layout.js";
import type { Quantizer } from "./quantizer.js";
import { requireSameLength } from "./require-counts.js";

/**
 * Applies a quantizer to every group of a matrix.
 *
 * @param quantizer - the rule
 * @param weights - finite latent weights, length `groups * size`
 * @param layout - where the groups lie
 * @param out - the level value of each weight; same length as `weights`
 * @returns `out`
 * @throws ShapeError if a length does not fit the layout, before anything is written
 * @throws DomainError if the quantizer has other than K finite values for a group
 * @throws NonFiniteError naming the index in `weights` of the first NaN or infinity, before anything is written
 */
export function quantizeGroups(
  quantizer: Quantizer,
  weights: Float32Array,
  layout: GroupLayout,
  out: Float32Array,
): Float32Array {
  requireLayout(weights.length, layout, "weights");
  requireSameLength(out.length, weights.length, "out");
  const row = new Float32Array(layout.size);
  eachGroup(quantizer, weights, layout, (group, levels, values) => {
    writeGroup(group, layout, lookUp(values, levels, row), out);
  });
  return out;
}

/** @internal */
export function lookUp(values: readonly number[], levels: Uint8Array, out: Float32Array): Float32Array {
  const table = Float32Array.from(values);
  for (let i = 0; i < levels.length; i++) out[i] = table[levels[i]];
  return out;
}
