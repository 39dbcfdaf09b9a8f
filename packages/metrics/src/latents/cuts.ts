import type { GroupLayout } from "@equal-bits/core";
import type { Levels } from "../levels/levels.js";
import { requireQuantized } from "./require-latents.js";

/**
 * The cut of each filter: the least latent weight whose level is above 0.
 *
 * The median or just above it under equal bits, 0 or just above it under sign; how cuts wander tells what the two do differently.
 *
 * @param latents - the latent weights of a layer, finite, length `groups * size`
 * @param levels - what was made of them, as many
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @returns one number for each filter; NaN where no level is above 0
 * @throws ShapeError if a length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 */
export function cutPerFilter(latents: Float32Array, levels: Levels, layout: GroupLayout): Float64Array {
  requireQuantized(latents, levels, layout, "levels");
  const { groups, size, interleave } = layout;
  const cuts = new Float64Array(groups).fill(Number.POSITIVE_INFINITY);
  for (let block = 0, at = 0; block < groups; block += interleave)
    for (let i = 0; i < size; i++)
      for (let group = block; group < block + interleave; group++, at++)
        cuts[group] = Math.min(cuts[group], levels[at] > 0 ? latents[at] : Number.POSITIVE_INFINITY);
  return cuts.map((cut) => (cut === Number.POSITIVE_INFINITY ? Number.NaN : cut + 0));
}
