import { FormatError } from "@equal-bits/core";
import { finiteIn, wholeIn } from "./stored-fields.js";

/** One number of each sample, over training. */
export interface RangeSummary {
  /** How many samples there were. */
  readonly samples: number;
  /** The mean over the samples; NaN before there is one, as the three below. */
  readonly mean: number;
  /** Of the last sample. */
  readonly last: number;
  /** The least of any sample. */
  readonly least: number;
  /** The greatest of any sample. */
  readonly greatest: number;
  /** Samples of which the number was NaN or infinite, so that they are in none of the others. */
  readonly skipped: number;
}

/** @internal */
export interface RangeState {
  readonly samples: number;
  readonly skipped: number;
  readonly total: number;
  readonly last: number;
  readonly least: number;
  readonly greatest: number;
}

/** @internal */
export const noRange: RangeState = Object.freeze({
  samples: 0,
  skipped: 0,
  total: 0,
  last: Number.NaN,
  least: Number.NaN,
  greatest: Number.NaN,
});

/** @internal */
export function rangeWith(range: RangeState, measured: number): RangeState {
  if (!Number.isFinite(measured)) return { ...range, skipped: range.skipped + 1 };
  const value = measured + 0; // JSON has no −0
  return {
    samples: range.samples + 1,
    skipped: range.skipped,
    total: range.total + value,
    last: value,
    least: range.samples === 0 ? value : Math.min(range.least, value),
    greatest: range.samples === 0 ? value : Math.max(range.greatest, value),
  };
}

/** @internal */
export function rangeSummary({ samples, skipped, total, last, least, greatest }: RangeState): RangeSummary {
  return Object.freeze({ samples, mean: total / samples, last, least, greatest, skipped });
}

/** JSON has no NaN: without samples the three are null. */
const OF_SAMPLES = ["last", "least", "greatest"] as const;

/** @internal */
export const RANGE_FIELDS: readonly string[] = ["samples", "skipped", "total", ...OF_SAMPLES];

/** @internal */
export function rangeFields(range: RangeState): Readonly<Record<string, number | null>> {
  const { samples, skipped, total } = range;
  const [last, least, greatest] = OF_SAMPLES.map((field) => (samples === 0 ? null : range[field]));
  return { samples, skipped, total, last, least, greatest };
}

/**
 * @throws FormatError if the fields are no range
 * @internal
 */
export function rangeIn(fields: Readonly<Record<string, unknown>>): RangeState {
  const samples = wholeIn(fields.samples, "samples", Number.MAX_SAFE_INTEGER);
  const skipped = wholeIn(fields.skipped, "skipped", Number.MAX_SAFE_INTEGER);
  const total = finiteIn(fields.total, "total");
  if (samples === 0) {
    if (total !== 0 || OF_SAMPLES.some((field) => fields[field] !== null))
      throw new FormatError("a range of no samples must have total 0 and null, got numbers");
    return { ...noRange, skipped };
  }
  const [last, least, greatest] = OF_SAMPLES.map((field) => finiteIn(fields[field], field));
  if (!(least <= last && last <= greatest))
    throw new FormatError(`last must be from least to greatest, ${least} to ${greatest}, got ${last}`);
  return { samples, skipped, total, last, least, greatest };
}
