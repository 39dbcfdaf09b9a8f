import type { Axis } from "./axis.js";
import { escapeText } from "./escape-text.js";
import { fitText } from "./fit-text.js";
import { drawHorizontal, tickLabels } from "./horizontal-axis.js";
import { drawLegend, type LegendEntry } from "./legend.js";
import { EDGE, FONT } from "./measures.js";
import { type PictureOptions, type PictureSize, pictureSize } from "./picture-options.js";
import { pixel } from "./pixel.js";
import { type PlotArea, plotArea } from "./plot-area.js";
import { drawVertical, verticalRoom } from "./vertical-axis.js";

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

/** Size of the letters of a title, in pixels. */
const TITLE = 14;

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
  const heading = drawTitle(options, { width, height });
  const legend = drawLegend(parts.legend, EDGE + heading.height, width, 0.3 * height - heading.height);
  const labelTop = EDGE + heading.height + legend.height;
  const left = verticalRoom(parts.y);
  const right = width - 2 * EDGE;
  const labels = tickLabels(parts.x, right - left, 0.24 * height);
  const ends = { left, right, top: labelTop + 25, bottom: height - 22 - labels.height };
  const area = plotArea(parts.x, parts.y, ends);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pixel(width)} ${pixel(height)}" width="${pixel(width)}" height="${pixel(height)}" role="img" fill="currentColor" font-family="system-ui, sans-serif" font-size="${FONT}" style="color-scheme:light dark;max-width:100%;height:auto">`,
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
  { width, height }: PictureSize,
): { height: number; svg: string } {
  if (!showTitle) return { height: 0, svg: "" };
  const lines = fitText(title, (width - 2 * EDGE) / 1.12, TITLE, height < 240 ? 1 : 2); // bold letters are wider
  const svg = lines.map(
    (line, i) =>
      `<text x="${EDGE}" y="${pixel(EDGE + 14 + 18 * i)}" font-size="${TITLE}" font-weight="600">${escapeText(line)}</text>`,
  );
  return { height: 18 * lines.length + 4, svg: svg.join("\n") };
}
