import type { Axis } from "./axis.js";
import type { ValueRange } from "./value-range.js";

/** Where things are drawn: the inside of a frame. */
export interface PlotArea {
  /** The place of a value of the horizontal axis, in pixels. */
  readonly x: (value: number) => number;
  /** The place of a value of the vertical axis, in pixels. */
  readonly y: (value: number) => number;
  /** From the vertical axis to the right end, in pixels. */
  readonly width: number;
  /** The upper end, in pixels. */
  readonly top: number;
  /** The horizontal axis, in pixels. */
  readonly bottom: number;
}

/** The ends of a plot, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Where the values of two axes lie between the ends of a plot.
 *
 * @internal
 */
export function plotArea(x: Axis, y: Axis, { left, right, top, bottom }: Box): PlotArea {
  return {
    x: scale(x.range, left, right),
    y: scale(y.range, bottom, top),
    width: right - left,
    top,
    bottom,
  };
}

/**
 * From a value to its place, by halves: the difference of two numbers may be too great for a number.
 *
 * @param from - the place of the least value
 * @param to - the place of the greatest value
 * @internal
 */
export function scale([least, greatest]: ValueRange, from: number, to: number): (value: number) => number {
  const span = greatest / 2 - least / 2;
  return (value) => from + ((value / 2 - least / 2) / span) * (to - from);
}
