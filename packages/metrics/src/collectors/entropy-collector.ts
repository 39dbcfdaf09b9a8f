import type { GroupLayout } from "@equal-bits/core";
import { entropyPerFilter } from "../levels/entropy.js";
import { meanOf } from "../levels/mean-of.js";
import type { Collector, LevelsSample, ValuesOption } from "./collector.js";
import { fixedLayout, fixedValues, LAYOUT_FIELDS } from "./fixed-settings.js";
import { noRange, RANGE_FIELDS, type RangeState, type RangeSummary, rangeIn } from "./range.js";
import { collectorOf } from "./statistic-collector.js";
import { fromSettings, layoutIn, storedFields, valuesIn } from "./stored-fields.js";

const NAME = "entropy";

/**
 * Follows the mean over the filters of the entropy of their levels, in bits a weight.
 *
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @param options - what the levels are worth
 * @returns a collector that has seen nothing
 * @throws ShapeError if the layout has no weight
 * @throws DomainError if `values` do not differ as float32
 */
export function entropyCollector(
  layout: GroupLayout,
  options: ValuesOption = {},
): Collector<LevelsSample, RangeSummary> {
  return made(layout, options, noRange);
}

/**
 * A collector as it was stored.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by `entropyCollector`
 */
export function entropyCollectorFrom(json: unknown): Collector<LevelsSample, RangeSummary> {
  const { settings, state } = storedFields(json, NAME, [...LAYOUT_FIELDS, "values"], RANGE_FIELDS);
  const [layout, options, range] = [layoutIn(settings), valuesIn(settings.values), rangeIn(state)];
  return fromSettings(NAME, () => made(layout, options, range));
}

function made(
  layout: GroupLayout,
  { values }: ValuesOption,
  range: RangeState,
): Collector<LevelsSample, RangeSummary> {
  const fixed = fixedLayout(layout);
  const places = fixedValues(values);
  const measure = ({ levels }: LevelsSample): number => meanOf(entropyPerFilter(levels, fixed, places));
  return collectorOf({ name: NAME, unit: "bits", measure }, { ...fixed, values: places ?? null }, range);
}
