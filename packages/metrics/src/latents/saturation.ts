import { type GroupLayout, requirePositive } from "@equal-bits/core";
import { requireLatents } from "./require-latents.js";

/** What may be set for saturation. */
export interface SaturationOptions {
  /** Where the window of the surrogate gradient or of the constraint ends, a finite number > 0, taken as float32. Default 1. */
  readonly clip?: number;
  /** Whether |w| = clip counts too, where a constraint brings latent weights to. Default false: only what lies beyond. */
  readonly inclusive?: boolean;
}

/**
 * The share of a layer's latent weights beyond the clip: |w| > clip.
 *
 * The clipped straight-through estimator gives them no gradient, so they do not move again. Under a clip constraint no weight lies beyond the clip but
 * many at it: ask `inclusive` then.
 *
 * @param latents - the latent weights of a layer, finite, at least one
 * @param options - the clip
 * @returns 0 … 1
 * @throws ShapeError if there is no weight
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @throws DomainError if `clip` is out of range
 */
export function layerSaturation(latents: Float32Array, options: SaturationOptions = {}): number {
  return saturationPerFilter(latents, { groups: 1, size: latents.length, interleave: 1 }, options)[0];
}

/**
 * The share of each filter's latent weights beyond the clip, as {@link layerSaturation}.
 *
 * @param latents - the latent weights of a layer, finite, length `groups * size`
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @param options - the clip
 * @returns one share 0 … 1 for each filter
 * @throws ShapeError if the length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @throws DomainError if `clip` is out of range
 */
export function saturationPerFilter(
  latents: Float32Array,
  layout: GroupLayout,
  { clip = 1, inclusive = false }: SaturationOptions = {},
): Float64Array {
  requirePositive(clip, "clip");
  requireLatents(latents, layout);
  const { groups, size, interleave } = layout;
  const edge = Math.fround(clip); // a latent weight brought to 0.9 is less than the float64 0.9
  const beyond = new Float64Array(groups);
  for (let block = 0, at = 0; block < groups; block += interleave)
    for (let i = 0; i < size; i++)
      for (let group = block; group < block + interleave; group++, at++) {
        const magnitude = Math.abs(latents[at]);
        beyond[group] += Number(magnitude > edge) + Number(inclusive && magnitude === edge);
      }
  return beyond.map((count) => count / size);
}
