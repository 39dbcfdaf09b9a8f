import { FormatError, type GroupLayout } from "@equal-bits/core";
import { positivesPerFilter } from "../levels/sign-counts.js";
import type { Collector, LevelsSample } from "./collector.js";
import { fixedLayout, LAYOUT_FIELDS } from "./fixed-settings.js";
import { fromSettings, layoutIn, storedAs, storedFields, wholeIn } from "./stored-fields.js";

const NAME = "ratio";

/** The share of +1 over training, of the layer and of each filter. */
export interface RatioSummary {
  /** How many samples there were. */
  readonly samples: number;
  /** The mean over samples and filters; NaN before there is a sample, as the four below. */
  readonly mean: number;
  /** Of the layer in the last sample. */
  readonly last: number;
  /** The least of any filter in any sample. */
  readonly least: number;
  /** The greatest of any filter in any sample. */
  readonly greatest: number;
  /** The mean of each filter over the samples. */
  readonly perFilter: Float64Array;
}

/** Counts of +1. */
interface RatioState {
  readonly samples: number;
  readonly last: number;
  readonly least: number;
  readonly greatest: number;
}

/**
 * Follows the share of +1 of each filter, in one number for each.
 *
 * Where a rule keeps its counts, least and greatest are equal, and stay so.
 *
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @returns a collector that has seen nothing
 * @throws ShapeError if the layout has no weight
 */
export function ratioCollector(layout: GroupLayout): Collector<LevelsSample, RatioSummary> {
  return made(layout, { samples: 0, last: 0, least: 0, greatest: 0 }, null);
}

/**
 * A collector as it was stored.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by `ratioCollector`
 */
export function ratioCollectorFrom(json: unknown): Collector<LevelsSample, RatioSummary> {
  const { settings, state } = storedFields(json, NAME, LAYOUT_FIELDS, [
    "samples",
    "last",
    "least",
    "greatest",
    "positives",
  ]);
  const layout = layoutIn(settings);
  const samples = wholeIn(state.samples, "samples", Number.MAX_SAFE_INTEGER);
  const size = samples === 0 ? 0 : layout.size;
  const greatest = wholeIn(state.greatest, "greatest", size);
  const start = {
    samples,
    last: wholeIn(state.last, "last", size * layout.groups),
    least: wholeIn(state.least, "least", greatest),
    greatest,
  };
  const positives = samples === 0 ? nullIn(state.positives) : positivesIn(state.positives, layout, start);
  return fromSettings(NAME, () => made(layout, start, positives));
}

function nullIn(positives: unknown): null {
  if (positives !== null) throw new FormatError("positives must be null without samples, got a value");
  return null;
}

/** As many as there are filters; only then is room made for them. */
function positivesIn(
  value: unknown,
  { groups }: GroupLayout,
  { samples, least, greatest }: RatioState,
): Float64Array {
  if (!Array.isArray(value) || value.length !== groups)
    throw new FormatError(`positives must be an array of ${groups}, one for each filter`);
  return Float64Array.from(value, (count, filter) =>
    wholeIn(count, `positives[${filter}]`, samples * greatest, samples * least),
  );
}

function made(
  layout: GroupLayout,
  start: RatioState,
  startPositives: Float64Array | null,
): Collector<LevelsSample, RatioSummary> {
  const fixed = fixedLayout(layout);
  const { groups, size } = fixed;
  let state = start;
  let positives = startPositives; // of all samples; made with the first, so that a file without samples takes no room
  return {
    name: NAME,
    unit: "share",
    update({ levels }) {
      const counts = positivesPerFilter(levels, fixed);
      positives ??= new Float64Array(groups);
      for (let filter = 0; filter < groups; filter++) positives[filter] += counts[filter];
      state = {
        samples: state.samples + 1,
        last: counts.reduce((sum, count) => sum + count, 0),
        least: counts.reduce(
          (least, count) => Math.min(least, count),
          state.samples === 0 ? size : state.least,
        ),
        greatest: counts.reduce((greatest, count) => Math.max(greatest, count), state.greatest),
      };
    },
    summary() {
      const { samples, last, least, greatest } = state;
      const perFilter = Float64Array.from(positives ?? [], (count) => count / (samples * size));
      const share = (count: number): number => (samples === 0 ? Number.NaN : count / size);
      const mean = perFilter.reduce((sum, ratio) => sum + ratio, 0) / perFilter.length;
      return Object.freeze({
        samples,
        mean,
        last: share(last / groups),
        least: share(least),
        greatest: share(greatest),
        perFilter,
      });
    },
    toJSON: () => storedAs(NAME, { ...fixed }, { ...state, positives: positives && [...positives] }),
  };
}
