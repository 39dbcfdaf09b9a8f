import { layerSparsity } from "../levels/shares.js";
import type { Collector, LevelsSample } from "./collector.js";
import type { RangeSummary } from "./range.js";
import { type Statistic, statisticCollector, statisticCollectorFrom } from "./statistic-collector.js";

const sparsity: Statistic<LevelsSample> = {
  name: "sparsity",
  unit: "share",
  measure: ({ levels }) => layerSparsity(levels),
};

/**
 * Follows the share of zeros among a layer's levels, as while it is pruned.
 *
 * @returns a collector that has seen nothing, for layers of any size
 */
export function sparsityCollector(): Collector<LevelsSample, RangeSummary> {
  return statisticCollector(sparsity);
}

/**
 * A collector as it was stored.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by `sparsityCollector`
 */
export function sparsityCollectorFrom(json: unknown): Collector<LevelsSample, RangeSummary> {
  return statisticCollectorFrom(json, sparsity);
}
