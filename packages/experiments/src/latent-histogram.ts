import { groupsAsColumns } from "@equal-bits/core";
import { latentHistogram as histogramOf } from "@equal-bits/metrics";
import type { BinaryWeights } from "./binary-layers.js";
import type { LatentHistogram } from "./comparison.js";

/**
 * The latent weights of a layer in equal bins, and where each filter was cut, as plain data.
 *
 * @internal
 */
export function latentHistogram({ name, filters, size, levels, latents }: BinaryWeights): LatentHistogram {
  const { edges, counts, cuts } = histogramOf(latents, levels, groupsAsColumns(filters, size));
  return {
    layer: name,
    edges: [...edges],
    counts: [...counts],
    cuts: Array.from(cuts, (cut) => (Number.isNaN(cut) ? null : cut)),
  };
}
