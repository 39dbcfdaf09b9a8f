import { type GroupLayout, requireSameLength } from "@equal-bits/core";
import type { Levels } from "../levels/levels.js";
import { requireQuantized } from "./require-latents.js";

/** How far quantized weights q are from the latent weights w that they stand for. */
export interface QuantizationError {
  /** ‖w − q‖₂, in the unit of the latent weights. */
  readonly absolute: number;
  /** ‖w − q‖₂ / ‖w‖₂; NaN where all latent weights are 0. */
  readonly relative: number;
  /** ⟨w, q⟩ / (‖w‖₂ ‖q‖₂), −1 … 1, which no scale changes; NaN where either is all 0. */
  readonly cosine: number;
}

/** The same of each filter; arrays with one number for each. */
export interface QuantizationErrors {
  /** ‖w − q‖₂ of each filter. */
  readonly absolute: Float64Array;
  /** ‖w − q‖₂ / ‖w‖₂ of each filter; NaN where its latent weights are all 0. */
  readonly relative: Float64Array;
  /** The cosine of each filter, −1 … 1; NaN where either is all 0. */
  readonly cosine: Float64Array;
}

/**
 * The quantization error of a layer.
 *
 * Hand over the scaled levels, what the layer multiplies by: plain ±1 are far from small latent weights, whatever their signs. The cosine does not
 * depend on the scale.
 *
 * @param latents - the latent weights w, finite, at least one
 * @param quantized - what stands for them, q, finite, as many
 * @returns a frozen record
 * @throws ShapeError if the lengths differ or there is no weight
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 */
export function quantizationError(latents: Float32Array, quantized: Levels): QuantizationError {
  requireSameLength(quantized.length, latents.length, "quantized");
  const layout = { groups: 1, size: latents.length, interleave: 1 };
  const { absolute, relative, cosine } = quantizationErrorPerFilter(latents, quantized, layout);
  return Object.freeze({ absolute: absolute[0], relative: relative[0], cosine: cosine[0] });
}

/**
 * The quantization error of each filter, as {@link quantizationError}.
 *
 * @param latents - the latent weights w of a layer, finite, length `groups * size`
 * @param quantized - what stands for them, q, finite, as many
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @returns a frozen record
 * @throws ShapeError if a length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 */
export function quantizationErrorPerFilter(
  latents: Float32Array,
  quantized: Levels,
  layout: GroupLayout,
): QuantizationErrors {
  requireQuantized(latents, quantized, layout, "quantized");
  const { groups, size, interleave } = layout;
  // squares and products of float32 neither overflow nor vanish in float64
  const [errors, ofLatents, ofQuantized, products] = Array.from(
    { length: 4 },
    () => new Float64Array(groups),
  );
  for (let block = 0, at = 0; block < groups; block += interleave)
    for (let i = 0; i < size; i++)
      for (let group = block; group < block + interleave; group++, at++) {
        const [w, q] = [latents[at], quantized[at]];
        errors[group] += (w - q) * (w - q);
        ofLatents[group] += w * w;
        ofQuantized[group] += q * q;
        products[group] += w * q;
      }
  return Object.freeze({
    absolute: errors.map(Math.sqrt),
    relative: errors.map((error, group) =>
      ofLatents[group] === 0 ? Number.NaN : Math.sqrt(error / ofLatents[group]),
    ),
    cosine: products.map((product, group) =>
      clamp(product / Math.sqrt(ofLatents[group]) / Math.sqrt(ofQuantized[group])),
    ),
  });
}

/** Rounding may carry a cosine past its end; NaN stays NaN. */
function clamp(cosine: number): number {
  return Math.max(-1, Math.min(1, cosine));
}
