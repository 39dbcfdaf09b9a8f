import type { Axis, Tick } from "./axis.js";
import { escapeText } from "./escape-text.js";
import { fitText, shortenedAtStart, textWidth } from "./fit-text.js";
import { EDGE, FONT } from "./measures.js";
import { pixel } from "./pixel.js";
import { type PlotArea, scale } from "./plot-area.js";
import { spacedTicks } from "./spaced-ticks.js";

/** The marks of the horizontal axis: upright where they would overlap otherwise, and then as many as there is room for. */
export interface TickLabels {
  /** Those that are written. */
  readonly ticks: readonly Tick[];
  /** Whether they are written upwards. */
  readonly upright: boolean;
  /** The room that they take, in pixels. */
  readonly height: number;
}

/**
 * Chooses how the marks of a horizontal axis are written.
 *
 * @param width - of the plot, in pixels
 * @param tallest - room for texts that are written upwards, in pixels
 * @internal
 */
export function tickLabels({ ticks, range }: Axis, width: number, tallest: number): TickLabels {
  const place = scale(range, 0, width);
  const gaps = ticks.slice(1).map(({ value }, i) => place(value) - place(ticks[i].value));
  const gap = Math.min(width, ...gaps);
  const wide = Math.max(0, ...ticks.map(({ text }) => textWidth(text, FONT)));
  if (wide + 8 <= gap) return { ticks, upright: false, height: FONT + 10 };
  const shown = spacedTicks(ticks, gap).map(({ value, text }) => ({
    value,
    text: shortenedAtStart(text, tallest, FONT), // names of layers differ at their ends
  }));
  return { ticks: shown, upright: true, height: Math.min(tallest, wide) + 12 };
}

/**
 * A horizontal axis: its line, its marks, and what it says below them.
 *
 * @param labels - from {@link tickLabels}
 * @param ends - of the plot, and the height of the picture, in pixels
 * @internal
 */
export function drawHorizontal(
  { label }: Axis,
  { x, bottom }: PlotArea,
  { ticks, upright }: TickLabels,
  { left, right, height }: { left: number; right: number; height: number },
): string {
  const middle = (left + right) / 2;
  const [name] = fitText(label, 2 * Math.min(middle, right - middle), FONT);
  return [
    `<path d="M${pixel(left)} ${pixel(bottom)}H${pixel(right)}" stroke="currentColor"/>`,
    ...ticks.map(({ value, text }) =>
      upright
        ? `<text transform="translate(${pixel(x(value))} ${pixel(bottom + 7)})rotate(-90)" dy=".35em" text-anchor="end">${escapeText(text)}</text>`
        : `<text x="${pixel(within(x(value), textWidth(text, FONT), [EDGE, right + EDGE]))}" y="${pixel(bottom + 17)}" text-anchor="middle">${escapeText(text)}</text>`,
    ),
    `<text x="${pixel(middle)}" y="${pixel(height - 8)}" text-anchor="middle" fill-opacity=".8">${escapeText(name)}</text>`,
  ].join("\n");
}

/** The middle of a text, moved so far that it begins and ends between two places. */
function within(middle: number, width: number, [start, end]: readonly [number, number]): number {
  return Math.max(start + width / 2, Math.min(middle, end - width / 2));
}
