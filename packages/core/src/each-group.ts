import { DomainError } from "./errors.js";
import { type GroupLayout, readGroup, requireLayout } from "./group-layout.js";
import type { Quantizer } from "./quantizer.js";
import { requireFinite } from "./require-finite.js";

/**
 * Takes what a quantizer makes of one group.
 *
 * @param group - which group, 0 … groups − 1
 * @param levels - the level of each weight of the group; valid until it returns
 * @param values - what each of the K levels is worth in the group
 */
export type TakeGroup = (group: number, levels: Uint8Array, values: readonly number[]) => void;

/**
 * Applies a quantizer to every group of a matrix, and hands on levels and values apart.
 *
 * @param quantizer - the rule
 * @param weights - finite latent weights, length `groups * size`
 * @param layout - where the groups lie
 * @param take - called once for each group, in their order; not at all where there are no weights, as an empty group has no mean to fit a value to
 * @throws ShapeError if the length does not fit the layout, before anything is taken
 * @throws NonFiniteError naming the index in `weights` of the first NaN or infinity, before anything is taken
 * @throws DomainError if the quantizer has other than K finite values for a group
 */
export function eachGroup(
  quantizer: Quantizer,
  weights: Float32Array,
  layout: GroupLayout,
  take: TakeGroup,
): void {
  requireLayout(weights.length, layout, "weights");
  requireFinite(weights, "weights", "a diverged training step is the usual cause: lower the learning rate");
  if (weights.length === 0) return;
  const column = new Float32Array(layout.size);
  const levels = new Uint8Array(layout.size);
  const counts = quantizer.layerCounts?.(layout.groups, layout.size);
  for (let group = 0; group < layout.groups; group++) {
    const latent = readGroup(weights, layout, group, column);
    const own = counts?.subarray(group * quantizer.levels, (group + 1) * quantizer.levels);
    quantizer.assign(latent, levels, own);
    take(group, levels, requireValues(quantizer, quantizer.values(latent, levels)));
  }
}

/** @internal */
export function requireValues({ name, levels }: Quantizer, values: readonly number[]): readonly number[] {
  if (values.length !== levels || !values.every(Number.isFinite))
    throw new DomainError(
      `the values of ${name} must be ${levels} finite numbers, got [${values.join(", ")}]`,
    );
  return values;
}
