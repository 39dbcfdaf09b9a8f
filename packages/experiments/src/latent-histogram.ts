import { groupsAsColumns } from "@equal-bits/core";
import { cutPerFilter, latentHistogram as histogramOf } from "@equal-bits/metrics";
import type { BinaryWeights } from "./binary-layers.js";
import type { LatentHistogram } from "./comparison.js";

/**
 * The latent weights of a layer in equal bins, and where each filter was cut, as plain data.
 *
 * @internal
 */
export function latentHistogram(weights: BinaryWeights): LatentHistogram {
  const { name, filters, size, levels, latents, levelCount } = weights;
  const layout = groupsAsColumns(filters, size);
  const { edges, counts } = histogramOf(latents, levels, layout);
  const cutsAt = (place: number): (number | null)[] => {
    const beyond = levels.map((level) => level - place); // above 0 where a level lies beyond the boundary
    return Array.from(cutPerFilter(latents, beyond, layout), (cut) => (Number.isNaN(cut) ? null : cut));
  };
  return {
    layer: name,
    edges: [...edges],
    counts: [...counts],
    cuts: boundaryPlaces(levelCount).map(cutsAt),
  };
}

/** The places between the levels, which lie at 2k − (K − 1). */
function boundaryPlaces(levelCount: number): number[] {
  return Array.from({ length: levelCount - 1 }, (_, k) => 2 * k + 2 - levelCount);
}
