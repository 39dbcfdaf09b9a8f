import { FormatError, type GroupLayout } from "@equal-bits/core";
import { summarizeMargins } from "../latents/summarize-margins.js";
import type { Collector, ValuesOption, WeightsSample } from "./collector.js";
import { fixedLayout, fixedValues, LAYOUT_FIELDS } from "./fixed-settings.js";
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
import { finiteIn, fromSettings, layoutIn, storedAs, storedFields, valuesIn } from "./stored-fields.js";

const NAME = "margin";

/** The mean margin of each sample over training, and how close any weight came. */
export interface MarginsSummary extends RangeSummary {
  /** The least margin of any weight in any sample; NaN before there is one. */
  readonly closest: number;
}

/**
 * Follows how far a layer's latent weights are from their cuts: the mean margin, and the least of all.
 *
 * A sample of which no filter has weights on two levels is skipped.
 *
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @param options - what the levels are worth. Default two sides: levels above 0, and the others
 * @returns a collector that has seen nothing
 * @throws ShapeError if the layout has no weight
 * @throws DomainError if `values` do not differ as float32
 */
export function marginCollector(
  layout: GroupLayout,
  options: ValuesOption = {},
): Collector<WeightsSample, MarginsSummary> {
  return made(layout, options, noRange, Number.POSITIVE_INFINITY);
}

/**
 * A collector as it was stored.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by `marginCollector`
 */
export function marginCollectorFrom(json: unknown): Collector<WeightsSample, MarginsSummary> {
  const { settings, state } = storedFields(
    json,
    NAME,
    [...LAYOUT_FIELDS, "values"],
    [...RANGE_FIELDS, "closest"],
  );
  const [layout, options, range] = [layoutIn(settings), valuesIn(settings.values), rangeIn(state)];
  if (range.samples === 0 && state.closest !== null)
    throw new FormatError("closest must be null without samples, got a value");
  const closest = range.samples === 0 ? Number.POSITIVE_INFINITY : finiteIn(state.closest, "closest");
  return fromSettings(NAME, () => made(layout, options, range, closest));
}

function made(
  layout: GroupLayout,
  { values }: ValuesOption,
  startRange: RangeState,
  startClosest: number,
): Collector<WeightsSample, MarginsSummary> {
  const fixed = fixedLayout(layout);
  const places = fixedValues(values);
  const options = { quantiles: [], ...(places === undefined ? {} : { values: places }) };
  let [range, closest] = [startRange, startClosest];
  return {
    name: NAME,
    unit: "number",
    update({ latents, levels }) {
      const { mean, least } = summarizeMargins(latents, levels, fixed, options);
      range = rangeWith(range, mean);
      if (least < closest) closest = least;
    },
    summary: () =>
      Object.freeze({ ...rangeSummary(range), closest: range.samples === 0 ? Number.NaN : closest }),
    toJSON: () =>
      storedAs(
        NAME,
        { ...fixed, values: places ?? null },
        { ...rangeFields(range), closest: range.samples === 0 ? null : closest },
      ),
  };
}
