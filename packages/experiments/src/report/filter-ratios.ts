import type { LayerResult } from "../comparison.js";

/** The ratio of +1 of each filter of a layer, 0 … 1. */
export function filterRatios({ positives, size }: LayerResult): number[] {
  return positives.map((count) => count / size);
}
