import type { GroupLayout } from "@equal-bits/core";
import { meanOf } from "../levels/mean-of.js";
import { runsPerFilter } from "../levels/runs.js";
import type { Collector, LevelsSample } from "./collector.js";
import { fixedLayout, LAYOUT_FIELDS } from "./fixed-settings.js";
import { noRange, RANGE_FIELDS, type RangeState, type RangeSummary, rangeIn } from "./range.js";
import { collectorOf } from "./statistic-collector.js";
import { fromSettings, layoutIn, storedFields } from "./stored-fields.js";

const NAME = "run-length";

/**
 * Follows the mean over the filters of the mean length of their runs of equal sign.
 *
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @returns a collector that has seen nothing
 * @throws ShapeError if the layout has no weight
 */
export function runLengthCollector(layout: GroupLayout): Collector<LevelsSample, RangeSummary> {
  return made(layout, noRange);
}

/**
 * A collector as it was stored.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by `runLengthCollector`
 */
export function runLengthCollectorFrom(json: unknown): Collector<LevelsSample, RangeSummary> {
  const { settings, state } = storedFields(json, NAME, LAYOUT_FIELDS, RANGE_FIELDS);
  const [layout, range] = [layoutIn(settings), rangeIn(state)];
  return fromSettings(NAME, () => made(layout, range));
}

function made(layout: GroupLayout, range: RangeState): Collector<LevelsSample, RangeSummary> {
  const fixed = fixedLayout(layout);
  const measure = ({ levels }: LevelsSample): number => meanOf(runsPerFilter(levels, fixed).mean);
  return collectorOf({ name: NAME, unit: "number", measure }, { ...fixed }, range);
}
