import { requireValues } from "./each-group.js";
import { DomainError } from "./errors.js";
import { type GroupLayout, readGroup, requireLayout } from "./group-layout.js";
import type { Quantizer } from "./quantizer.js";
import { requireSameLength } from "./require-counts.js";
import { requireFinite } from "./require-finite.js";

/**
 * Takes what a quantizer makes of the kept weights of one group.
 *
 * @param group - which group, 0 … groups − 1
 * @param levels - the level of each weight of the group, 0 where it is pruned; valid until it returns
 * @param values - what each of the K levels is worth in the group; all 0 where nothing is kept
 * @param kept - 1 for a kept weight, 0 for a pruned one; valid until it returns
 */
export type TakeKeptGroup = (
  group: number,
  levels: Uint8Array,
  values: readonly number[],
  kept: Uint8Array,
) => void;

/**
 * Applies a quantizer to the kept weights of every group of a matrix, as if the pruned ones were not there.
 *
 * So a rule with exact shares has them among the kept weights, and a mean is theirs alone. A rule that is exact over the whole layer is so
 * only where all groups keep equally many; else each group is rounded alone.
 *
 * @param quantizer - the rule
 * @param weights - finite latent weights, length `groups * size`; pruned ones too
 * @param kept - 1 for a kept weight, 0 for a pruned one; same length
 * @param layout - where the quantizer's groups lie
 * @param take - called once for each group, in their order; not at all where there are no weights
 * @throws ShapeError if a length does not fit the layout, before anything is taken
 * @throws NonFiniteError naming the index in `weights` of the first NaN or infinity, before anything is taken
 * @throws DomainError if `kept` holds another number, or the quantizer has other than K finite values for a group, or its counts are for groups
 *   of another size
 */
export function eachKeptGroup(
  quantizer: Quantizer,
  weights: Float32Array,
  kept: Uint8Array,
  layout: GroupLayout,
  take: TakeKeptGroup,
): void {
  requireLayout(weights.length, layout, "weights");
  requireKept(kept, weights.length);
  requireFinite(weights, "weights", "a diverged training step is the usual cause: lower the learning rate");
  if (weights.length === 0) return;
  const sizes = keptSizes(kept, layout);
  const alike = sizes.every((size) => size === sizes[0]);
  const counts = alike ? quantizer.layerCounts?.(layout.groups, sizes[0]) : undefined;
  const [column, gathered] = [new Float32Array(layout.size), new Float32Array(layout.size)];
  const [marks, assigned] = [new Uint8Array(layout.size), new Uint8Array(layout.size)];
  const levels = new Uint8Array(layout.size);
  const none = new Array<number>(quantizer.levels).fill(0);
  for (let group = 0; group < layout.groups; group++) {
    const own = readGroup(kept, layout, group, marks);
    const dense = gather(readGroup(weights, layout, group, column), own, gathered);
    levels.fill(0);
    if (dense.length === 0) {
      take(group, levels, none, own);
      continue;
    }
    const given = counts?.subarray(group * quantizer.levels, (group + 1) * quantizer.levels);
    const found = quantizer.assign(dense, assigned.subarray(0, dense.length), given);
    const values = requireValues(quantizer, quantizer.values(dense, found));
    take(group, scatter(found, own, levels), values, own);
  }
}

/**
 * Refuses what is no mask of weights.
 *
 * @param kept - 1 for a kept weight, 0 for a pruned one
 * @param weights - how many weights there are
 * @throws ShapeError if there is not one entry for each
 * @throws DomainError if an entry is neither 0 nor 1
 */
export function requireKept(kept: Uint8Array, weights: number): void {
  requireSameLength(kept.length, weights, "kept");
  const index = kept.findIndex((mark) => mark > 1);
  if (index !== -1) throw new DomainError(`kept must hold 0 or 1, got ${kept[index]} at index ${index}`);
}

function keptSizes(kept: Uint8Array, { groups, size, interleave }: GroupLayout): Int32Array {
  const sizes = new Int32Array(groups);
  for (let block = 0, at = 0; block < groups; block += interleave)
    for (let i = 0; i < size; i++)
      for (let group = block; group < block + interleave; group++, at++) sizes[group] += kept[at];
  return sizes;
}

function gather(weights: Float32Array, kept: Uint8Array, out: Float32Array): Float32Array {
  let length = 0;
  for (let i = 0; i < kept.length; i++) if (kept[i] === 1) out[length++] = weights[i];
  return out.subarray(0, length);
}

function scatter(assigned: Uint8Array, kept: Uint8Array, out: Uint8Array): Uint8Array {
  for (let i = 0, next = 0; i < kept.length; i++) if (kept[i] === 1) out[i] = assigned[next++];
  return out;
}
