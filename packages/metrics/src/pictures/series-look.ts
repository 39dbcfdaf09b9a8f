import { DomainError, shown } from "@equal-bits/core";
import type { SeriesOptions } from "./picture-options.js";

/** How a series is drawn: told apart by more than its colour. */
export interface SeriesLook {
  /** A CSS colour. */
  readonly color: string;
  /** The dash pattern of its lines; none where it is solid. */
  readonly dash: string;
  /** Which of the shapes of `markerPath` its marks have. */
  readonly shape: number;
}

/**
 * How each series is drawn: the first eight differ in colour, in dashes and in the shape of their marks.
 *
 * @throws DomainError if a colour is none
 * @internal
 */
export function seriesLooks(series: readonly SeriesOptions[]): SeriesLook[] {
  return series.map((one, i) => {
    const color = one.color ?? COLORS[i % COLORS.length];
    requireColor(color);
    return { color, dash: DASHES[i % DASHES.length], shape: i };
  });
}

/** Each has a contrast of 3.7 or more on white and on #14181d. */
const COLORS = ["#d9541e", "#3b7de0", "#12926f", "#a655d1", "#a87a12", "#dd3f7f", "#1888a6", "#7b8692"];

/** For lines with round ends, which make each dash 2 pixels longer. */
const DASHES = ["none", "6 5", "0.1 4", "9 5 0.1 5", "13 7", "4 4 0.1 4 0.1 4", "0.1 7", "15 5 4 5"];

/** A colour by name, in digits or by a function of CSS: nothing that could load something, or end the attribute. */
function requireColor(color: string): void {
  if (!/^(?!.*url)[\w\s#(),.%/-]+$/i.test(color))
    throw new DomainError(`color must be a CSS colour, got ${shown(color)}`);
}
