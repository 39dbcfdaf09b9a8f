import type { Axis, Tick } from "./axis.js";
import { escapeText } from "./escape-text.js";
import { fitText, shortenedAtStart, textWidth } from "./fit-text.js";
import { drawLegend, type LegendEntry } from "./legend.js";
import { type PictureOptions, pictureSize } from "./picture-options.js";
import { pixel } from "./pixel.js";
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

/** What a frame holds beside what is drawn in it. */
export interface FrameParts {
  /** The horizontal axis. */
  readonly x: Axis;
  /** The vertical axis; a line runs through the picture at each of its marks. */
  readonly y: Axis;
  /** The legend; none where it is empty. */
  readonly legend: readonly LegendEntry[];
  /** What the data say, where the caller has not said it. */
  readonly description: string;
  /** Whether there is anything to draw; else the picture says that there is not. */
  readonly empty: boolean;
}

const FONT = 12;
const TITLE = 14;
const EDGE = 6;

/**
 * A picture as an SVG document: title, legend, axes, and what is drawn between them.
 *
 * @param draw - gives the SVG of what is inside
 * @throws DomainError if the size is out of range
 * @internal
 */
export function framePicture(
  options: PictureOptions,
  parts: FrameParts,
  draw: (area: PlotArea) => string,
): string {
  const { width, height } = pictureSize(options);
  const heading = drawTitle(options, width);
  const most = Math.max(1, Math.floor((0.4 * height - heading.height) / 18));
  const legend = drawLegend(parts.legend, { top: EDGE + heading.height, width, most, size: FONT });
  const labelTop = EDGE + heading.height + legend.height;
  const left = EDGE + 8 + Math.max(0, ...parts.y.ticks.map(({ text }) => textWidth(text, FONT)));
  const right = width - 2 * EDGE;
  const labels = tickLabels(parts.x, right - left, 0.28 * height);
  const area = plotArea(parts, { left, right, top: labelTop + 25, bottom: height - 22 - labels.height });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pixel(width)} ${pixel(height)}" width="${pixel(width)}" height="${pixel(height)}" role="img" fill="currentColor" font-family="system-ui, sans-serif" font-size="${FONT}" style="color-scheme:light dark">`,
    `<title>${escapeText(options.title)}</title>`,
    `<desc>${escapeText(options.description ?? parts.description)}</desc>`,
    heading.svg,
    legend.svg,
    drawVertical(parts.y, area, { left, width, labelTop }),
    drawHorizontal(parts.x, area, labels, { left, right, height }),
    parts.empty
      ? `<text x="${pixel((left + right) / 2)}" y="${pixel((area.top + area.bottom) / 2)}" text-anchor="middle">no data</text>`
      : draw(area),
    "</svg>\n",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function drawTitle(
  { title, showTitle = true }: PictureOptions,
  width: number,
): { height: number; svg: string } {
  if (!showTitle) return { height: 0, svg: "" };
  const lines = fitText(title, (width - 2 * EDGE) / 1.12, TITLE, 2); // bold letters are wider
  const svg = lines.map(
    (line, i) =>
      `<text x="${EDGE}" y="${pixel(EDGE + 14 + 18 * i)}" font-size="${TITLE}" font-weight="600">${escapeText(line)}</text>`,
  );
  return { height: 18 * lines.length + 4, svg: svg.join("\n") };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function plotArea({ x, y }: FrameParts, { left, right, top, bottom }: Box): PlotArea {
  return {
    x: scale(x.range, left, right),
    y: scale(y.range, bottom, top),
    width: right - left,
    top,
    bottom,
  };
}

/** From a value to its place, by halves: the difference of two numbers may be too great for a number. */
function scale([least, greatest]: ValueRange, from: number, to: number): (value: number) => number {
  const span = greatest / 2 - least / 2;
  return (value) => from + ((value / 2 - least / 2) / span) * (to - from);
}

/** The marks of the horizontal axis: upright where they would overlap otherwise, and then as many as there is room for. */
interface TickLabels {
  readonly ticks: readonly Tick[];
  readonly upright: boolean;
  readonly height: number;
}

function tickLabels({ ticks, range }: Axis, width: number, tallest: number): TickLabels {
  const place = scale(range, 0, width);
  const gaps = ticks.slice(1).map(({ value }, i) => place(value) - place(ticks[i].value));
  const gap = Math.min(width, ...gaps);
  const wide = Math.max(0, ...ticks.map(({ text }) => textWidth(text, FONT)));
  if (wide + 8 <= gap) return { ticks, upright: false, height: FONT + 10 };
  const shown = thinned(ticks, gap, FONT + 3).map(({ value, text }) => ({
    value,
    text: shortenedAtStart(text, tallest, FONT), // names of layers differ at their ends
  }));
  return { ticks: shown, upright: true, height: Math.min(tallest, wide) + 12 };
}

/** Every so many marks, so that they keep a distance. */
function thinned(ticks: readonly Tick[], gap: number, distance: number): Tick[] {
  const every = Math.max(1, Math.ceil(distance / gap));
  return ticks.filter((_, i) => i % every === 0);
}

function drawVertical(
  { ticks, label }: Axis,
  { y, width }: PlotArea,
  { left, width: whole, labelTop }: { left: number; width: number; labelTop: number },
): string {
  const gap = ticks.length < 2 ? Infinity : y(ticks[0].value) - y(ticks[1].value);
  const lines = thinned(ticks, gap, FONT + 3).map(({ value, text }) => {
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

function drawHorizontal(
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
        : `<text x="${pixel(within(x(value), textWidth(text, FONT), right + EDGE))}" y="${pixel(bottom + 17)}" text-anchor="middle">${escapeText(text)}</text>`,
    ),
    `<text x="${pixel(middle)}" y="${pixel(height - 8)}" text-anchor="middle" fill-opacity=".8">${escapeText(name)}</text>`,
  ].join("\n");
}

/** The middle of a text, moved so far to the left that it ends before the edge. */
function within(middle: number, width: number, end: number): number {
  return Math.min(middle, end - width / 2);
}
