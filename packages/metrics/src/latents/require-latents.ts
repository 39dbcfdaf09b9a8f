import { type GroupLayout, requireFinite, requireLayout } from "@equal-bits/core";
import { type Levels, requireLevels, requireWeights } from "../levels/levels.js";

/**
 * Refuses latent weights that do not fill a layout of at least one weight, or are not finite.
 *
 * @internal
 */
export function requireLatents(latents: Float32Array, layout: GroupLayout, what = "latents"): void {
  requireLayout(latents.length, layout, what);
  requireWeights(layout, what);
  requireFinite(latents, what);
}

/**
 * The same, with the levels that were made of them.
 *
 * @internal
 */
export function requireQuantized(
  latents: Float32Array,
  levels: Levels,
  layout: GroupLayout,
  what: string,
): void {
  requireLatents(latents, layout);
  requireLevels(levels, layout, what);
}
