import { groupsAsColumns } from "@equal-bits/core";
import { positivesPerFilter } from "@equal-bits/metrics";
import type { BinaryWeights } from "./binary-layers.js";
import type { LayerResult } from "./comparison.js";

/**
 * The bits of a layer, counted.
 *
 * @internal
 */
export function layerResult(weights: BinaryWeights): LayerResult {
  const { name, filters, size, levels } = weights;
  const positives = [...positivesPerFilter(levels, groupsAsColumns(filters, size))];
  const counted = { name, filters, size, positives };
  return weights.levelCount === 2 ? counted : { ...counted, counts: countsOfLevels(weights) };
}

function countsOfLevels({ filters, levelCount, levels }: BinaryWeights): number[][] {
  const counts = Array.from({ length: filters }, () => new Array<number>(levelCount).fill(0));
  levels.forEach((level, i) => {
    counts[i % filters][(level + levelCount - 1) / 2] += 1;
  });
  return counts;
}
