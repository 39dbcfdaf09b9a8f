import { type GroupLayout, requireWhole } from "@equal-bits/core";
import { requireAmong, requireValues, symbolOf } from "../levels/level-symbols.js";
import { requireLevels } from "../levels/levels.js";
import type { Collector, LevelsSample, ValuesOption } from "./collector.js";
import { fixedValues } from "./fixed-settings.js";
import { fromSettings, storedAs, storedFields, valuesIn, wholeIn } from "./stored-fields.js";
import { symbolsIfSeen, symbolText } from "./symbol-text.js";

const NAME = "flip-ratio";

/** The share of weights that flip in a step, over training. */
export interface FlipRatioSummary {
  /** Steps that were compared: one less than the samples, the first excluded. */
  readonly steps: number;
  /** The mean flip ratio of a step, 0 … 1; NaN before there is one. */
  readonly mean: number;
  /** Of the last step; NaN before there is one. */
  readonly last: number;
}

interface FlipState {
  readonly samples: number;
  /** Of all steps; whole, so that the mean is exact for 2⁵³ flips. */
  readonly flipped: number;
  /** Of the last step. */
  readonly last: number;
}

/**
 * Follows the share of weights that change their level in a step, in one byte for each weight.
 *
 * As in larq's FlipRatio, the first sample is no step: it is what the second is compared with.
 *
 * @param size - how many weights the layer has, a whole number ≥ 1
 * @param options - what the levels are worth; without, a change of sign is a flip
 * @returns a collector that has seen nothing
 * @throws DomainError if `size` is not a whole number ≥ 1, or `values` do not differ as float32
 * @see https://docs.larq.dev/larq/api/metrics/ (FlipRatio)
 */
export function flipRatioCollector(
  size: number,
  options: ValuesOption = {},
): Collector<LevelsSample, FlipRatioSummary> {
  return made(size, options, { samples: 0, flipped: 0, last: 0 }, null);
}

/**
 * A collector as it was stored.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by `flipRatioCollector`
 */
export function flipRatioCollectorFrom(json: unknown): Collector<LevelsSample, FlipRatioSummary> {
  const { settings, state } = storedFields(
    json,
    NAME,
    ["size", "values"],
    ["samples", "flipped", "last", "symbols"],
  );
  const size = wholeIn(settings.size, "size", Number.MAX_SAFE_INTEGER, 1);
  const options = valuesIn(settings.values);
  const samples = wholeIn(state.samples, "samples", Number.MAX_SAFE_INTEGER);
  const flipped = wholeIn(state.flipped, "flipped", Math.max(0, samples - 1) * size);
  const start = { samples, flipped, last: wholeIn(state.last, "last", Math.min(size, flipped)) };
  const count = options.values?.length ?? 3;
  const symbols = symbolsIfSeen(state.symbols, samples, size, (symbol) => symbol < count);
  return fromSettings(NAME, () => made(size, options, start, symbols));
}

function made(
  size: number,
  { values }: ValuesOption,
  start: FlipState,
  startSymbols: Uint8Array | null,
): Collector<LevelsSample, FlipRatioSummary> {
  requireWhole(size, "size", 1);
  const places = fixedValues(values);
  const known = places === undefined ? null : requireValues(places);
  const layout: GroupLayout = { groups: 1, size, interleave: 1 };
  let state = start;
  let symbols = startSymbols; // made with the first sample, so that a file without samples takes no room
  const flipsTo = (next: LevelsSample["levels"], seen: Uint8Array): number => {
    let flips = 0;
    for (let i = 0; i < size; i++) {
      const symbol = symbolOf(next[i], known);
      flips += Number(symbol !== seen[i]);
      seen[i] = symbol;
    }
    return flips;
  };
  return {
    name: NAME,
    unit: "share",
    update({ levels }) {
      requireLevels(levels, layout, "levels");
      requireAmong(levels, known, "levels");
      symbols ??= new Uint8Array(size);
      const flips = flipsTo(levels, symbols);
      const last = state.samples === 0 ? 0 : flips;
      state = { samples: state.samples + 1, flipped: state.flipped + last, last };
    },
    summary() {
      const steps = Math.max(0, state.samples - 1);
      return Object.freeze({
        steps,
        mean: state.flipped / (steps * size),
        last: steps === 0 ? Number.NaN : state.last / size,
      });
    },
    toJSON: () =>
      storedAs(NAME, { size, values: places ?? null }, { ...state, symbols: symbols && symbolText(symbols) }),
  };
}
