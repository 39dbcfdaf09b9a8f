import type { Axis } from "./axis.js";
import { escapeText } from "./escape-text.js";
import { fitText, textWidth } from "./fit-text.js";
import { EDGE, FONT } from "./measures.js";
import { pixel } from "./pixel.js";
import type { PlotArea } from "./plot-area.js";
import { spacedTicks } from "./spaced-ticks.js";

/**
 * The room that the marks of a vertical axis take at the left of the plot, in pixels.
 *
 * @internal
 */
export function verticalRoom({ ticks }: Axis): number {
  return EDGE + 8 + Math.max(0, ...ticks.map(({ text }) => textWidth(text, FONT)));
}

/**
 * A vertical axis: what it says above it, its marks on its left, and a line through the plot at each of them.
 *
 * @param left - where the plot begins, in pixels
 * @param width - of the picture, in pixels
 * @param labelTop - where there is room for what it says, in pixels
 * @internal
 */
export function drawVertical(
  { ticks, label }: Axis,
  { y, width }: PlotArea,
  { left, width: whole, labelTop }: { left: number; width: number; labelTop: number },
): string {
  const gap = ticks.length < 2 ? Infinity : y(ticks[0].value) - y(ticks[1].value);
  const lines = spacedTicks(ticks, gap).map(({ value, text }) => {
    const at = pixel(y(value));
    return `<path d="M${pixel(left)} ${at}h${pixel(width)}" stroke="currentColor" stroke-opacity=".16"/>
<text x="${pixel(left - 7)}" y="${at}" dy=".35em" text-anchor="end">${text}</text>`;
  });
  const [name] = fitText(label, whole - 2 * EDGE, FONT);
  return [
    `<text x="${EDGE}" y="${pixel(labelTop + 14)}" fill-opacity=".8">${escapeText(name)}</text>`,
    ...lines,
  ].join("\n");
}
