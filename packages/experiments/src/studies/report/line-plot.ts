import type * as Plot from "@observablehq/plot";
import { escapeHtml } from "../../report/escape-html.js";
import type { Axis, LineFigure, LinePoint } from "../figure.js";
import { axisText } from "./axis-text.js";
import type { FigureColors } from "./figure-colors.js";
import { legend } from "./legend.js";
import { plotScale } from "./plot-scale.js";
import { seriesLook } from "./series-look.js";
import { hasBar, seriesMarks } from "./series-marks.js";
import { svgMark } from "./svg-mark.js";
import { textLines } from "./text-lines.js";

const WIDTH = 440;
const HEIGHT = 300;

/** How far series stand beside each other, so that one error bar does not hide another; in pixels. */
const APART = 3;

/**
 * Lines with their marks, error bars and a legend above.
 *
 * Where there are error bars, series are drawn a few pixels beside each other; their numbers stay what they are.
 *
 * @internal
 */
export function linePlot({ x, y, series }: LineFigure, colors: FigureColors): Plot.PlotOptions {
  const looks = series.map((_, i) => seriesLook(i, colors));
  const names = series.map(({ name }) => name);
  const above = legend(names, looks, WIDTH - 10);
  const points = series.flatMap((one) => one.points);
  const places = points.map((point) => point.x);
  const apart = points.some(hasBar) ? APART : 0;
  return {
    width: WIDTH,
    height: HEIGHT + above.height,
    marginTop: above.height + 34,
    marginLeft: 56,
    marginRight: 14,
    x: {
      ...plotScale(x, places),
      ...ticksAt(places, x),
      label: axisText(x),
      labelAnchor: "center",
      labelArrow: "none",
    },
    y: { ...plotScale(y, points.flatMap(reach)), label: null, grid: true },
    marks: [
      svgMark(above.svg + topLabel(axisText(y), above.height + 20)),
      ...series.flatMap((one, i) => seriesMarks(one, looks[i], apart * (i - (series.length - 1) / 2))),
    ],
  };
}

/** The vertical axis says above itself what it shows: text on its side is hard to read. */
function topLabel(text: string, y: number): string {
  const [line] = textLines(text, WIDTH - 20, 1);
  return `<text x="8" y="${y}" text-anchor="start" fill="currentColor">${escapeHtml(line)}</text>`;
}

/** Ticks where the points stand, if these are few and not too near each other. */
function ticksAt(values: readonly number[], { logarithmic = false }: Axis): { ticks?: number[] } {
  const places = [...new Set(values)].sort((a, b) => a - b);
  const shown = logarithmic ? places.map(Math.log) : places;
  const gaps = shown.slice(1).map((place, i) => place - shown[i]);
  const fits = places.length <= 11 && gaps.every((gap) => 11 * gap >= shown[shown.length - 1] - shown[0]);
  return fits ? { ticks: places } : {};
}

function reach({ value, low = value, high = value }: LinePoint): number[] {
  return [value, low, high];
}
