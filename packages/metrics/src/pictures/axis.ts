import { DomainError, shown } from "@equal-bits/core";
import { rangeOf, type ValueRange } from "./value-range.js";

/** A mark on an axis and what stands beside it. */
export interface Tick {
  /** Where. */
  readonly value: number;
  /** What is written. */
  readonly text: string;
}

/** One axis of a picture: which values it shows, and which of them are marked. */
export interface Axis {
  /** What it says, with its unit. */
  readonly label: string;
  /** Its ends. */
  readonly range: ValueRange;
  /** Ascending, within the range. */
  readonly ticks: readonly Tick[];
}

/** How a {@link valueAxis} is marked. */
export interface TickOptions {
  /** Marks at most, about. Default 6. */
  readonly most?: number;
  /** Whether only whole numbers are marked, as for counts. Default false. */
  readonly whole?: boolean;
  /** Whether the axis goes on to the next mark at both ends. Default false. */
  readonly toTicks?: boolean;
}

/**
 * An axis of numbers with marks at round ones: 1, 2 or 5 times a power of ten apart.
 *
 * @param range - from `rangeOf`, so that its ends are finite and apart
 * @internal
 */
export function valueAxis(
  label: string,
  range: ValueRange,
  { most = 6, whole = false, toTicks = false }: TickOptions = {},
): Axis {
  const step = roundStep(range, most, whole);
  const [first, last] = toTicks
    ? [Math.floor(range[0] / step + SLACK), Math.ceil(range[1] / step - SLACK)]
    : [Math.ceil(range[0] / step - SLACK), Math.floor(range[1] / step + SLACK)];
  const marked = Array.from({ length: last - first + 1 }, (_, i) => cleaned((first + i) * step)).filter(
    Number.isFinite, // the one after the greatest number
  );
  const text = tickText(range, step);
  return {
    label,
    range: rangeOf(range, toTicks ? marked : []),
    ticks: marked.map((value) => ({ value, text: text(value) })),
  };
}

/**
 * The range that a caller wants to see at least, as a list of values for `rangeOf`; none where they want none.
 *
 * @throws DomainError if it is no range
 * @internal
 */
export function wantedRange(range: ValueRange | undefined, what: string): readonly number[] {
  if (range === undefined) return [];
  const [least, greatest] = range;
  if (!(Number.isFinite(least) && Number.isFinite(greatest) && least <= greatest))
    throw new DomainError(
      `${what} must be two finite numbers, the lesser one first, got ${shown(least)} and ${shown(greatest)}`,
    );
  return range;
}

/** Ends that were computed may miss a mark by a rounding error. */
const SLACK = 1e-6;

function roundStep([least, greatest]: ValueRange, most: number, whole: boolean): number {
  const rough = greatest / most - least / most; // the difference itself may be too great for a number
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9);
  const fits = (one: number): boolean => one <= rough * most; // a step beyond the range may miss it
  const steps = [1, 2, 5, 10].map((digit) => digit * power).filter(fits);
  const step = steps.find((one) => one >= rough * ABOUT) ?? steps[steps.length - 1] ?? power;
  return Math.max(Number.isFinite(step) ? step : power, whole ? 1 : 0);
}

/** A few marks more than asked for are better than half of them. */
const ABOUT = 0.85;

/** 3 · 0.1 as 0.3. */
function cleaned(value: number): number {
  return Number(value.toPrecision(15));
}

/** How the marks of an axis are written: digits to tell them apart, powers of ten where plain digits would be too many. */
function tickText([least, greatest]: ValueRange, step: number): (value: number) => string {
  const size = Math.max(Math.abs(least), Math.abs(greatest));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const plain = size < 1e6 && decimals <= 6;
  return (value) =>
    (plain ? grouped(value.toFixed(decimals)) : powered(value))
      .replace(/^-(?=0(\.0*)?$)/, "")
      .replace(/-/g, "−");
}

/** 12000 as 12,000. */
function grouped(digits: string): string {
  const [whole, fraction] = digits.split(".");
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

function powered(value: number): string {
  return value === 0 ? "0" : Number(value.toPrecision(12)).toExponential().replace("e+", "e");
}
