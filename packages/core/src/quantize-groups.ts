import { DomainError } from "./errors.js";
import { type GroupLayout, readGroup, requireLayout, writeGroup } from "./group-layout.js";
import type { Quantizer } from "./quantizer.js";
import { requireSameLength } from "./require-counts.js";
import { requireFinite } from "./require-finite.js";

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
  requireFinite(weights, "weights", "a diverged training step is the usual cause: lower the learning rate");
  if (weights.length === 0) return out; // an empty group has no mean to fit a value to
  const column = new Float32Array(layout.size);
  const levels = new Uint8Array(layout.size);
  const row = new Float32Array(layout.size);
  const counts = quantizer.layerCounts?.(layout.groups, layout.size);
  for (let group = 0; group < layout.groups; group++) {
    const latent = readGroup(weights, layout, group, column);
    quantizer.assign(
      latent,
      levels,
      counts?.subarray(group * quantizer.levels, (group + 1) * quantizer.levels),
    );
    lookUp(requireValues(quantizer, quantizer.values(latent, levels)), levels, row);
    writeGroup(group, layout, row, out);
  }
  return out;
}

function requireValues({ name, levels }: Quantizer, values: readonly number[]): readonly number[] {
  if (values.length !== levels || !values.every(Number.isFinite))
    throw new DomainError(
      `the values of ${name} must be ${levels} finite numbers, got [${values.join(", ")}]`,
    );
  return values;
}

function lookUp(values: readonly number[], levels: Uint8Array, out: Float32Array): void {
  const table = Float32Array.from(values);
  for (let i = 0; i < levels.length; i++) out[i] = table[levels[i]];
}
