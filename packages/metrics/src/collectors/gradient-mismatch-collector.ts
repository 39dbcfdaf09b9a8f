import { gradientMismatch, type StepOutcome } from "../latents/gradient-mismatch.js";
import type { Collector } from "./collector.js";
import type { RangeSummary } from "./range.js";
import { type Statistic, statisticCollector, statisticCollectorFrom } from "./statistic-collector.js";

const mismatch: Statistic<StepOutcome> = {
  name: "gradient-mismatch",
  unit: "share",
  measure: gradientMismatch,
};

/**
 * Follows how far the surrogate gradient was from the truth in each step; its samples are outcomes of steps, not weights.
 *
 * @returns a collector that has seen nothing
 */
export function gradientMismatchCollector(): Collector<StepOutcome, RangeSummary> {
  return statisticCollector(mismatch);
}

/**
 * A collector as it was stored.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by `gradientMismatchCollector`
 */
export function gradientMismatchCollectorFrom(json: unknown): Collector<StepOutcome, RangeSummary> {
  return statisticCollectorFrom(json, mismatch);
}
