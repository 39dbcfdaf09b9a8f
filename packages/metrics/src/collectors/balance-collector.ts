import type { GroupLayout } from "@equal-bits/core";
import { balancedFlipsPerFilter } from "../levels/balanced-flips.js";
import { requireLevels, signOf } from "../levels/levels.js";
import type { Collector, LevelsSample } from "./collector.js";
import { fixedLayout, LAYOUT_FIELDS } from "./fixed-settings.js";
import { fromSettings, layoutIn, storedAs, storedFields, wholeIn } from "./stored-fields.js";
import { symbolsIfSeen, symbolText } from "./symbol-text.js";

const NAME = "flip-balance";

/** How many flips came in pairs of one up and one down within a filter. */
export interface BalanceSummary {
  /** Steps that were compared: one less than the samples. */
  readonly steps: number;
  /** Pairs of one up and one down, in all filters and steps. */
  readonly pairs: number;
  /** Flips that were left unpaired, in all filters and steps; 0 where every filter of two levels keeps its counts. */
  readonly unpaired: number;
  /** The most that were left unpaired in one filter in one step. */
  readonly worst: number;
}

interface BalanceState {
  readonly samples: number;
  readonly pairs: number;
  readonly unpaired: number;
  readonly worst: number;
}

/**
 * Follows whether flips balance within each filter, in one byte for each weight.
 *
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @returns a collector that has seen nothing
 * @throws ShapeError if the layout has no weight
 */
export function balanceCollector(layout: GroupLayout): Collector<LevelsSample, BalanceSummary> {
  return made(layout, { samples: 0, pairs: 0, unpaired: 0, worst: 0 }, null);
}

/**
 * A collector as it was stored.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by `balanceCollector`
 */
export function balanceCollectorFrom(json: unknown): Collector<LevelsSample, BalanceSummary> {
  const { settings, state } = storedFields(json, NAME, LAYOUT_FIELDS, [
    "samples",
    "pairs",
    "unpaired",
    "worst",
    "symbols",
  ]);
  const layout = layoutIn(settings);
  const samples = wholeIn(state.samples, "samples", Number.MAX_SAFE_INTEGER);
  const weights = layout.groups * layout.size;
  const most = Math.max(0, samples - 1) * weights;
  const unpaired = wholeIn(state.unpaired, "unpaired", most);
  const start = {
    samples,
    pairs: wholeIn(state.pairs, "pairs", most),
    unpaired,
    worst: wholeIn(state.worst, "worst", Math.min(unpaired, layout.size), Math.min(1, unpaired)),
  };
  const symbols = symbolsIfSeen(state.symbols, samples, weights, (symbol) => symbol < 3);
  const signs = symbols && Int8Array.from(symbols, (symbol) => symbol - 1);
  return fromSettings(NAME, () => made(layout, start, signs));
}

function made(
  layout: GroupLayout,
  start: BalanceState,
  startSigns: Int8Array | null,
): Collector<LevelsSample, BalanceSummary> {
  const fixed = fixedLayout(layout);
  let state = start;
  let signs = startSigns; // made with the first sample, so that a file without samples takes no room
  return {
    name: NAME,
    unit: "count",
    update({ levels }) {
      requireLevels(levels, fixed, "levels");
      signs ??= new Int8Array(levels.length); // zeros, from which nothing goes up or down
      state = withFlips(state, balancedFlipsPerFilter(signs, levels, fixed));
      for (let i = 0; i < signs.length; i++) signs[i] = signOf(levels[i]);
      state = { ...state, samples: state.samples + 1 };
    },
    summary: () => {
      const { samples, ...flips } = state;
      return Object.freeze({ steps: Math.max(0, samples - 1), ...flips });
    },
    toJSON: () =>
      storedAs(
        NAME,
        { ...fixed },
        { ...state, symbols: signs && symbolText(Uint8Array.from(signs, (sign) => sign + 1)) },
      ),
  };
}

function withFlips(
  state: BalanceState,
  { pairs, imbalance }: ReturnType<typeof balancedFlipsPerFilter>,
): BalanceState {
  const unpaired = imbalance.map(Math.abs);
  return {
    samples: state.samples,
    pairs: pairs.reduce((sum, own) => sum + own, state.pairs),
    unpaired: unpaired.reduce((sum, own) => sum + own, state.unpaired),
    worst: unpaired.reduce((most, own) => Math.max(most, own), state.worst),
  };
}
