import { DomainError, type GroupLayout } from "@equal-bits/core";
import type { Levels } from "../levels/levels.js";
import { margins } from "./margins.js";

/** How far the latent weights of a layer are from their cuts. */
export interface MarginSummary {
  /** How many weights have a margin: those of filters with weights on more than one level. */
  readonly weights: number;
  /** The least margin; NaN where no weight has one, as the other numbers here. */
  readonly least: number;
  /** The mean margin. */
  readonly mean: number;
  /** The margin at each quantile that was asked for, linear between neighbours. */
  readonly quantiles: readonly number[];
}

/** What may be set for {@link summarizeMargins}. */
export interface MarginOptions {
  /** Which quantiles, each 0 … 1. Default 0.05, 0.25, 0.5, 0.75, 0.95. */
  readonly quantiles?: readonly number[];
  /** What the K levels are worth, ascending. Default two sides: levels above 0, and the others. */
  readonly values?: readonly number[];
}

/**
 * Least, mean and quantiles of the margins of a layer: how many weights are about to flip.
 *
 * @param latents - the latent weights of a layer, finite, length `groups * size`
 * @param levels - what was made of them, as many
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @param options - quantiles and values
 * @returns a frozen record
 * @throws ShapeError if a length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 * @throws DomainError if a quantile is outside 0 … 1, `values` do not differ as float32, or a level is none of them
 * @see {@link margins} for what a margin is
 */
export function summarizeMargins(
  latents: Float32Array,
  levels: Levels,
  layout: GroupLayout,
  { quantiles = [0.05, 0.25, 0.5, 0.75, 0.95], values }: MarginOptions = {},
): MarginSummary {
  quantiles.forEach((quantile, i) => {
    if (!(quantile >= 0 && quantile <= 1))
      throw new DomainError(`quantiles[${i}] must be from 0 to 1, got ${quantile}`);
  });
  const found = withoutNaN(margins(latents, levels, layout, values));
  let [total, least] = [0, Number.POSITIVE_INFINITY];
  for (let i = 0; i < found.length; i++) {
    total += found[i];
    least = Math.min(least, found[i]);
  }
  if (quantiles.length > 0) found.sort();
  return Object.freeze({
    weights: found.length,
    least: found.length === 0 ? Number.NaN : least,
    mean: total / found.length,
    quantiles: Object.freeze(quantiles.map((quantile) => quantileOf(found, quantile))),
  });
}

/** The numbers among them, moved to the front of the same memory. */
function withoutNaN(values: Float64Array): Float64Array {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) values[count++] = values[i];
  return values.subarray(0, count);
}

/** Between order statistics i and i + 1 for quantile · (n − 1) = i + t: the seventh rule of Hyndman and Fan, NumPy's default. */
function quantileOf(sorted: Float64Array, quantile: number): number {
  const place = quantile * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return sorted.length === 0 ? Number.NaN : low + (high - low) * (place - Math.floor(place));
}
