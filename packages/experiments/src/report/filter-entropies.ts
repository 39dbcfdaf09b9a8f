import { binaryEntropy } from "@equal-bits/metrics";
import type { LayerResult } from "../comparison.js";
import { filterRatios } from "./filter-ratios.js";

/** The entropy of one weight of each filter of a layer in bits, 0 … log₂ K: how evenly its weights lie on the K levels. */
export function filterEntropies(layer: LayerResult): number[] {
  const { counts, size } = layer;
  if (counts === undefined) return filterRatios(layer).map(binaryEntropy);
  return counts.map((filter) => filter.reduce((bits, count) => bits + surprise(count / size), 0));
}

/** −p log₂ p, which tends to 0 with p. */
function surprise(share: number): number {
  return share === 0 ? 0 : share * -Math.log2(share);
}
