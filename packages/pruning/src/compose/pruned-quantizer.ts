import {
  eachKeptGroup,
  groupsAsRows,
  levelBesidePruned,
  type PruningRule,
  prunedLevel,
  type Quantizer,
  requireFinite,
  requireLevels,
  requireSameLength,
} from "@equal-bits/core";

/** What {@link prunedQuantizer} takes. */
export interface PrunedQuantizerOptions {
  /** What it is called. Default `"magnitude(0.8) of sign"`, from the names of both. */
  readonly name?: string;
}

/**
 * A quantizer under a mask that follows the latent weights: each group is pruned anew whenever it is quantized, and the rule sees the kept
 * weights only.
 *
 * It has one level more, worth 0, in the middle: ±1 becomes −1, 0 and +1. A share of the quantizer is a share of the kept weights. Straight-through
 * gradients reach pruned weights too, which can so grow back. The groups are those of whoever applies it, so `perTensor()` there prunes the layer as
 * one; a mask that stays, or one budget over filters that are quantized apart, is the `kept` of `binarize` and of core's `quantizeKept`.
 *
 * @param rule - which weights of a group are kept
 * @param quantizer - the levels of those
 * @param options - what it is called
 * @returns a frozen quantizer
 * @throws DomainError if the quantizer has 256 levels already
 */
export function prunedQuantizer(
  rule: PruningRule,
  quantizer: Quantizer,
  { name = `${rule.name} of ${quantizer.name}` }: PrunedQuantizerOptions = {},
): Quantizer {
  const levels = quantizer.levels + 1;
  requireLevels(levels, "the pruned quantizer");
  const zero = prunedLevel(quantizer.levels);
  return Object.freeze({
    name,
    levels,
    assign: (weights, out) => {
      requireSameLength(out.length, weights.length, "out");
      requireFinite(weights, "weights");
      const group = groupsAsRows(1, weights.length);
      const kept = rule.mask(weights, group, new Uint8Array(weights.length));
      eachKeptGroup(quantizer, weights, kept, group, (_, assigned) => {
        for (let i = 0; i < out.length; i++)
          out[i] = kept[i] === 1 ? levelBesidePruned(assigned[i], quantizer.levels) : zero;
      });
      return out;
    },
    values: (weights, assigned) => {
      const kept = assigned.map((level) => Number(level !== zero));
      const inner = innerValues(quantizer, weights, kept);
      return [...inner.slice(0, zero), 0, ...inner.slice(zero)];
    },
  } satisfies Quantizer);
}

function innerValues(quantizer: Quantizer, weights: Float32Array, kept: Uint8Array): readonly number[] {
  let found: readonly number[] = new Array<number>(quantizer.levels).fill(0); // of an empty group
  eachKeptGroup(quantizer, weights, kept, groupsAsRows(1, weights.length), (_, __, values) => {
    found = values;
  });
  return found;
}
