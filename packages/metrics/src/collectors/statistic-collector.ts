import type { MetricUnit } from "../format-metric.js";
import type { Collector, StoredRecord } from "./collector.js";
import {
  noRange,
  RANGE_FIELDS,
  type RangeState,
  type RangeSummary,
  rangeFields,
  rangeIn,
  rangeSummary,
  rangeWith,
} from "./range.js";
import { storedAs, storedFields } from "./stored-fields.js";

/** A number of each sample: how a collector of one's own is made. */
export interface Statistic<Sample> {
  /** What the collector is called; a stored one is restored under the same name only. */
  readonly name: string;
  /** What its numbers count in. Default "number". */
  readonly unit?: MetricUnit;
  /**
   * The number of one sample.
   *
   * @param sample - to be read, not kept
   * @returns any number; NaN and infinities are counted as skipped
   */
  measure(sample: Sample): number;
}

/**
 * A collector of one number of each sample: mean, last, least and greatest over training. Its memory is six numbers.
 *
 * @param statistic - what is measured
 * @returns a collector that has seen nothing
 */
export function statisticCollector<Sample>(statistic: Statistic<Sample>): Collector<Sample, RangeSummary> {
  return collectorOf(statistic, {}, noRange);
}

/**
 * A collector as it was stored, with the same statistic.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @param statistic - what is measured; its name must be the stored one
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by a collector of this name
 */
export function statisticCollectorFrom<Sample>(
  json: unknown,
  statistic: Statistic<Sample>,
): Collector<Sample, RangeSummary> {
  const { state } = storedFields(json, statistic.name, [], RANGE_FIELDS);
  return collectorOf(statistic, {}, rangeIn(state));
}

/**
 * The same with settings that are stored beside the range.
 *
 * @internal
 */
export function collectorOf<Sample>(
  statistic: Statistic<Sample>,
  settings: StoredRecord,
  start: RangeState,
): Collector<Sample, RangeSummary> {
  const { name, unit = "number" } = statistic;
  let range = start;
  return {
    name,
    unit,
    update(sample) {
      range = rangeWith(range, statistic.measure(sample));
    },
    summary: () => rangeSummary(range),
    toJSON: () => storedAs(name, settings, rangeFields(range)),
  };
}
