import type { GroupLayout } from "@equal-bits/core";
import { entropyPerFilter } from "./entropy.js";
import { type Levels, requireWeights } from "./levels.js";
import { meanOf } from "./mean-of.js";
import { ratioPerFilter } from "./shares.js";
import { countSigns } from "./sign-counts.js";

/** What can be said of the levels of one layer in a line of a table. */
export interface LayerSummary {
  /** How many filters. */
  readonly filters: number;
  /** Weights in each filter. */
  readonly size: number;
  /** Weights at +1 in the layer. */
  readonly positives: number;
  /** Pruned weights in the layer. */
  readonly zeros: number;
  /** The share of +1. */
  readonly ratio: RatioRange;
  /** The share of zeros in the layer, 0 … 1. */
  readonly sparsity: number;
  /** The mean over the filters of the entropy of their signs, in bits for each weight, 0 … log₂ 3. */
  readonly entropy: number;
}

/** How the share of +1 is spread over the filters of a layer. */
export interface RatioRange {
  /** Over the layer, which is the mean of the filters, 0 … 1. */
  readonly mean: number;
  /** In the filter with the least share of +1. */
  readonly least: number;
  /** In the filter with the greatest share of +1. */
  readonly greatest: number;
}

/**
 * Ratio, sparsity and entropy of a layer's levels at once.
 *
 * `least` and `greatest` are equal where every filter keeps the same counts; the layer's mean alone does not show it.
 *
 * @param levels - the levels of a layer, finite, length `groups * size`
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @returns a frozen record
 * @throws ShapeError if the length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the index of the first NaN or infinity
 */
export function summarizeLayer(levels: Levels, layout: GroupLayout): LayerSummary {
  requireWeights(layout);
  const ratios = ratioPerFilter(levels, layout);
  const { positives, zeros } = countSigns(levels);
  return Object.freeze({
    filters: layout.groups,
    size: layout.size,
    positives,
    zeros,
    ratio: Object.freeze({
      mean: positives / levels.length,
      least: ratios.reduce((least, ratio) => Math.min(least, ratio)),
      greatest: ratios.reduce((greatest, ratio) => Math.max(greatest, ratio)),
    }),
    sparsity: zeros / levels.length,
    entropy: meanOf(entropyPerFilter(levels, layout)),
  });
}
