import { DomainError, type GroupLayout, requireWhole } from "@equal-bits/core";
import { requireAmong, requireValues, symbolOf } from "../levels/level-symbols.js";
import { requireLevels } from "../levels/levels.js";
import type { Collector, LevelsSample, ValuesOption } from "./collector.js";
import { fixedValues } from "./fixed-settings.js";
import { fromSettings, storedAs, storedFields, valuesIn, wholeIn } from "./stored-fields.js";
import { symbolsIfSeen, symbolText } from "./symbol-text.js";

const NAME = "never-flipped";

/** The weights that have kept their level from the first sample on. */
export interface NeverFlippedSummary {
  /** Steps that were compared: one less than the samples. */
  readonly steps: number;
  /** How many weights have not flipped in any of them; NaN before there is one. */
  readonly never: number;
  /** The same as a share of all, 0 … 1; NaN before there is one. */
  readonly share: number;
}

/** Of a byte: whether the weight has flipped; the bits below are its last symbol. */
const FLIPPED = 0x40;

/**
 * Follows which weights never change their level, in one byte for each weight.
 *
 * Binary networks that are trained by sign keep more than half of theirs. Between samples a weight may flip and flip back unseen.
 *
 * @param size - how many weights the layer has, a whole number ≥ 1
 * @param options - what the levels are worth, at most 64; without, a change of sign is a flip
 * @returns a collector that has seen nothing
 * @throws DomainError if `size` is not a whole number ≥ 1, or `values` are more than 64 or do not differ as float32
 * @see Xiang et al., OvSW: Overcoming Silent Weights for Accurate Binary Neural Networks, ECCV 2024
 */
export function neverFlippedCollector(
  size: number,
  options: ValuesOption = {},
): Collector<LevelsSample, NeverFlippedSummary> {
  return made(size, options, 0, null);
}

/**
 * A collector as it was stored.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by `neverFlippedCollector`
 */
export function neverFlippedCollectorFrom(json: unknown): Collector<LevelsSample, NeverFlippedSummary> {
  const { settings, state } = storedFields(json, NAME, ["size", "values"], ["samples", "symbols"]);
  const size = wholeIn(settings.size, "size", Number.MAX_SAFE_INTEGER, 1);
  const options = valuesIn(settings.values);
  const samples = wholeIn(state.samples, "samples", Number.MAX_SAFE_INTEGER);
  const count = options.values?.length ?? 3;
  const symbols = symbolsIfSeen(
    state.symbols,
    samples,
    size,
    (mark) => mark < 2 * FLIPPED && (mark & ~FLIPPED) < count && (samples > 1 || mark < FLIPPED),
  );
  return fromSettings(NAME, () => made(size, options, samples, symbols));
}

function made(
  size: number,
  { values }: ValuesOption,
  startSamples: number,
  startMarks: Uint8Array | null,
): Collector<LevelsSample, NeverFlippedSummary> {
  requireWhole(size, "size", 1);
  const places = fixedValues(values);
  const known = places === undefined ? null : requireValues(places);
  if (known !== null && known.length > FLIPPED)
    throw new DomainError(`values must be at most ${FLIPPED} to be followed, got ${known.length}`);
  const layout: GroupLayout = { groups: 1, size, interleave: 1 };
  let samples = startSamples;
  let marks = startMarks; // made with the first sample, so that a file without samples takes no room
  const mark = (levels: LevelsSample["levels"], seen: Uint8Array, compared: number): void => {
    for (let i = 0; i < size; i++) {
      const symbol = symbolOf(levels[i], known);
      const flipped = Number(symbol !== (seen[i] & ~FLIPPED)) * compared;
      seen[i] = symbol | (seen[i] & FLIPPED) | (flipped * FLIPPED);
    }
  };
  return {
    name: NAME,
    unit: "share",
    update({ levels }) {
      requireLevels(levels, layout, "levels");
      requireAmong(levels, known, "levels");
      marks ??= new Uint8Array(size);
      mark(levels, marks, Number(samples > 0));
      samples += 1;
    },
    summary() {
      const steps = Math.max(0, samples - 1);
      const never = steps === 0 ? Number.NaN : unflipped(marks ?? new Uint8Array(0));
      return Object.freeze({ steps, never, share: never / size });
    },
    toJSON: () =>
      storedAs(NAME, { size, values: places ?? null }, { samples, symbols: marks && symbolText(marks) }),
  };
}

function unflipped(marks: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < marks.length; i++) count += Number(marks[i] < FLIPPED);
  return count;
}
