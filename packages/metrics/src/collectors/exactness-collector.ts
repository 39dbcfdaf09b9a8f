import type { GroupLayout } from "@equal-bits/core";
import { requireWanted, residualPerFilter } from "../levels/exactness.js";
import type { Collector, LevelsSample, ValuesOption } from "./collector.js";
import { fixedLayout, fixedValues, LAYOUT_FIELDS } from "./fixed-settings.js";
import {
  fromSettings,
  layoutIn,
  numbersIn,
  storedAs,
  storedFields,
  valuesIn,
  wholeIn,
} from "./stored-fields.js";

const NAME = "exactness";

/** Whether a layer kept its counts over training. */
export interface ExactnessSummary {
  /** How many samples there were. */
  readonly samples: number;
  /** Samples in which some filter had other counts; 0 for equal bits. */
  readonly broken: number;
  /** The greatest Σ |found − wanted| of any filter in any sample; 0 for equal bits. */
  readonly worst: number;
  /** Σ |found − wanted| over all filters of the last sample; NaN before there is one. */
  readonly last: number;
}

interface ExactnessState {
  readonly samples: number;
  readonly broken: number;
  readonly worst: number;
  readonly last: number;
}

/**
 * Follows how far the filters of a layer are from wanted counts.
 *
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @param wanted - counts of each level, as of `countResiduals`
 * @param options - what the levels are worth, as of `countResiduals`
 * @returns a collector that has seen nothing
 * @throws ShapeError if the layout has no weight, or the counts do not fit it
 * @throws DomainError if a count is out of range, or `values` do not differ as float32
 * @throws MassMismatchError if the counts of a filter do not sum to `size`
 */
export function exactnessCollector(
  layout: GroupLayout,
  wanted: ArrayLike<number>,
  options: ValuesOption = {},
): Collector<LevelsSample, ExactnessSummary> {
  return made(layout, wanted, options, { samples: 0, broken: 0, worst: 0, last: 0 });
}

/**
 * A collector as it was stored.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by `exactnessCollector`
 */
export function exactnessCollectorFrom(json: unknown): Collector<LevelsSample, ExactnessSummary> {
  const { settings, state } = storedFields(
    json,
    NAME,
    [...LAYOUT_FIELDS, "wanted", "values"],
    ["samples", "broken", "worst", "last"],
  );
  const [layout, wanted] = [layoutIn(settings), numbersIn(settings.wanted, "wanted")];
  const samples = wholeIn(state.samples, "samples", Number.MAX_SAFE_INTEGER);
  const broken = wholeIn(state.broken, "broken", samples);
  const most = broken === 0 ? 0 : Number.MAX_SAFE_INTEGER;
  const worst = wholeIn(state.worst, "worst", most, Math.min(1, broken));
  const start = { samples, broken, worst, last: wholeIn(state.last, "last", most) };
  return fromSettings(NAME, () => made(layout, wanted, valuesIn(settings.values), start));
}

function made(
  layout: GroupLayout,
  wanted: ArrayLike<number>,
  { values }: ValuesOption,
  start: ExactnessState,
): Collector<LevelsSample, ExactnessSummary> {
  const fixed = fixedLayout(layout);
  const places = fixedValues(values);
  requireWanted(wanted, fixed, places);
  const counts = Object.freeze(Array.from(wanted));
  let state = start;
  return {
    name: NAME,
    unit: "count",
    update({ levels }) {
      const residuals = residualPerFilter(levels, fixed, counts, places);
      const worst = residuals.reduce((most, residual) => Math.max(most, residual), 0);
      state = {
        samples: state.samples + 1,
        broken: state.broken + Number(worst > 0),
        worst: Math.max(state.worst, worst),
        last: residuals.reduce((sum, residual) => sum + residual, 0),
      };
    },
    summary: () => Object.freeze({ ...state, last: state.samples === 0 ? Number.NaN : state.last }),
    toJSON: () => storedAs(NAME, { ...fixed, wanted: counts, values: places ?? null }, { ...state }),
  };
}
