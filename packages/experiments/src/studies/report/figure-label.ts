import { counted, percent } from "../../report/number-text.js";
import type { Figure, IntervalFigure, LineFigure, LineSeries, TileFigure, TileGroup } from "../figure.js";
import { axisText } from "./axis-text.js";
import { intervalText } from "./interval-text.js";
import { roundedText } from "./rounded-text.js";
import { tileBits } from "./tile-path.js";

/** What a figure shows, in words, for a reader who cannot see it. @internal */
export function figureLabel(figure: Figure): string {
  return `${figure.title}. ${partsOf(figure).join("; ")}.`;
}

function partsOf(figure: Figure): string[] {
  if (figure.kind === "lines") return lineParts(figure);
  return figure.kind === "intervals" ? intervalParts(figure) : tileParts(figure);
}

function lineParts({ x, y, series }: LineFigure): string[] {
  const values = series.flatMap(({ points }) => points.map(({ value }) => value));
  const text = roundedText(values, Math.max(...values) - Math.min(...values));
  return [`${axisText(y)} over ${axisText(x)}`, ...series.map((one) => lineWords(one, text))];
}

function lineWords({ name, points }: LineSeries, text: (value: number) => string): string {
  if (points.length === 0) return `${name}: no points`;
  const at = (point: LineSeries["points"][number]): string => `${text(point.value)} at ${point.x}`;
  const [first, last] = [points[0], points[points.length - 1]];
  const greatest = points.reduce((most, point) => (point.value > most.value ? point : most));
  const least = points.reduce((most, point) => (point.value < most.value ? point : most));
  if (points.length === 1) return `${name}: ${at(first)}`;
  return `${name}: from ${at(first)} to ${at(last)}, least ${at(least)}, greatest ${at(greatest)}`;
}

function intervalParts({ x, reference, rows }: IntervalFigure): string[] {
  const text = intervalText(rows);
  const compared = reference === undefined ? "" : `, compared with ${reference}`;
  return [`${axisText(x)}${compared}`, ...rows.map((row) => `${row.name}: ${text(row)}`)];
}

function tileParts({ side, groups }: TileFigure): string[] {
  return [
    `pictures of ${side} by ${side} pixels, dark where a bit is 1`,
    ...groups.map((group) => groupWords(group, side)),
  ];
}

function groupWords({ name, tiles }: TileGroup, side: number): string {
  const dark = tiles.reduce(
    (sum, tile) => sum + tileBits(tile, side).reduce((bits, bit) => bits + bit, 0),
    0,
  );
  const share = tiles.length === 0 ? "" : `, ${percent(dark / (tiles.length * side * side), 0)} dark`;
  return `${name}: ${counted(tiles.length, "picture")}${share}`;
}
