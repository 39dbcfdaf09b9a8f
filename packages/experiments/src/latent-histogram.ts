import type { BinaryWeights } from "./binary-layers.js";
import type { LatentHistogram } from "./comparison.js";

const BINS = 60;

/**
 * The latent weights of a layer in equal bins, and where each filter was cut.
 *
 * @internal
 */
export function latentHistogram(weights: BinaryWeights): LatentHistogram {
  const { name, latents, levelCount } = weights;
  const least = latents.reduce((a, b) => Math.min(a, b), Infinity);
  const greatest = latents.reduce((a, b) => Math.max(a, b), -Infinity);
  const width = (greatest - least) / BINS || 1; // a constant layer has one bin of width 1
  const counts = new Array<number>(BINS).fill(0);
  for (const latent of latents) counts[Math.min(BINS - 1, Math.floor((latent - least) / width))] += 1;
  const edges = Array.from({ length: BINS + 1 }, (_, i) => least + i * width);
  return {
    layer: name,
    edges,
    counts,
    cuts: boundaryPlaces(levelCount).map((place) => cutsAt(place, weights)),
  };
}

/** The places between the levels, which lie at 2k − (K − 1). */
function boundaryPlaces(levelCount: number): number[] {
  return Array.from({ length: levelCount - 1 }, (_, k) => 2 * k + 2 - levelCount);
}

function cutsAt(place: number, { filters, levels, latents }: BinaryWeights): (number | null)[] {
  const cuts = new Array<number>(filters).fill(Infinity);
  latents.forEach((latent, i) => {
    if (levels[i] > place) cuts[i % filters] = Math.min(cuts[i % filters], latent);
  });
  return cuts.map((cut) => (cut === Infinity ? null : cut));
}
