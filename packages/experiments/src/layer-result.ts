import { groupsAsColumns } from "@equal-bits/core";
import { positivesPerFilter } from "@equal-bits/metrics";
import type { BinaryWeights } from "./binary-layers.js";
import type { LayerResult } from "./comparison.js";

/**
 * The bits of a layer, counted.
 *
 * @internal
 */
export function layerResult({ name, filters, size, levels }: BinaryWeights): LayerResult {
  return { name, filters, size, positives: [...positivesPerFilter(levels, groupsAsColumns(filters, size))] };
}
