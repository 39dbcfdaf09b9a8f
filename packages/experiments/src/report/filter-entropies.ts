import { binaryEntropy, countsEntropy } from "@equal-bits/metrics";
import type { LayerResult } from "../comparison.js";
import { filterRatios } from "./filter-ratios.js";

/** The entropy of one weight of each filter of a layer in bits, 0 … log₂ K: how evenly its weights lie on the K levels. */
export function filterEntropies(layer: LayerResult): number[] {
  return layer.counts?.map(countsEntropy) ?? filterRatios(layer).map(binaryEntropy);
}
