import * as Plot from "@observablehq/plot";
import type { IntervalFigure, IntervalRow } from "../figure.js";
import { axisText } from "./axis-text.js";
import { drawnSymbol } from "./drawn-symbol.js";
import type { FigureColors } from "./figure-colors.js";
import { intervalText } from "./interval-text.js";
import { plotScale } from "./plot-scale.js";
import { textLines } from "./text-lines.js";

const WIDTH = 440;
const LINE = 16;
const MARGIN = { marginTop: 8, marginBottom: 42, marginLeft: 12, marginRight: 12 };

/**
 * Estimates below each other: the name and the numbers in words, below them a dot on its interval, and a line to compare with.
 *
 * @internal
 */
export function intervalPlot(figure: IntervalFigure, colors: FigureColors): Plot.PlotOptions {
  const { x, reference, rows } = figure;
  const placed = placedRows(figure);
  const height = placed.reduce((sum, row) => sum + row.height, 0);
  const values = [...rows.flatMap(reach), ...(reference === undefined ? [] : [reference])];
  return {
    ...MARGIN,
    width: WIDTH,
    height: height + MARGIN.marginTop + MARGIN.marginBottom,
    x: {
      label: axisText(x),
      labelAnchor: "center",
      labelArrow: "none",
      ...plotScale(x, values),
      grid: true,
    },
    y: { axis: null, domain: [0, Math.max(1, height)], reverse: true },
    marks: [
      ...(reference === undefined
        ? []
        : [Plot.ruleX([reference], { stroke: colors.text, strokeDasharray: "5 3" })]),
      ...whiskers(placed, colors),
      words(placed, colors, "start", ({ text }) => text),
      words(placed, colors, "end", ({ numbers }) => numbers),
    ],
  };
}

interface PlacedRow extends IntervalRow {
  readonly text: string;
  readonly numbers: string;
  readonly top: number;
  readonly middle: number;
  readonly height: number;
}

function placedRows({ rows }: IntervalFigure): PlacedRow[] {
  const inWords = intervalText(rows);
  let below = 0;
  return rows.map((row) => {
    const numbers = inWords(row);
    const lines = textLines(row.name, WIDTH - 40 - 7 * numbers.length, 3);
    const top = below;
    const height = LINE * lines.length + 34;
    below += height;
    return { ...row, text: lines.join("\n"), numbers, top, middle: top + LINE * lines.length + 12, height };
  });
}

function whiskers(rows: readonly PlacedRow[], colors: FigureColors): Plot.Markish[] {
  const stroke = colors.series[1];
  const long = rows.filter(({ low, high }) => low !== undefined && high !== undefined);
  const caps = long.flatMap(({ low, high, middle }) => [low, high].map((x) => ({ x, middle })));
  return [
    Plot.link(long, { x1: "low", x2: "high", y1: "middle", y2: "middle", stroke, strokeWidth: 2 }),
    Plot.dot(caps, {
      x: "x",
      y: "middle",
      stroke,
      strokeWidth: 2,
      symbol: drawnSymbol(
        [
          [0, -1],
          [0, 1],
        ],
        5,
      ),
    }),
    Plot.dot(rows, { x: "value", y: "middle", fill: stroke, r: 5 }),
  ];
}

/** With a rim, so that lines behind it do not cross it. */
function words(
  rows: readonly PlacedRow[],
  colors: FigureColors,
  side: "start" | "end",
  text: (row: PlacedRow) => string,
): Plot.Markish {
  return Plot.text(rows, {
    y: "top",
    text,
    frameAnchor: side === "start" ? "left" : "right",
    textAnchor: side,
    lineAnchor: "top",
    lineHeight: LINE / 12,
    dy: 3,
    fill: colors.text,
    stroke: colors.page,
    strokeWidth: 5,
  });
}

function reach({ value, low = value, high = value }: IntervalRow): number[] {
  return [value, low, high];
}
