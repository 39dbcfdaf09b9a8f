import { ShapeError } from "@equal-bits/core";
import { valueAxis, wantedRange } from "./axis.js";
import { columnExtremes } from "./column-extremes.js";
import { framePicture } from "./frame.js";
import { type LegendEntry, SAMPLE } from "./legend.js";
import { numberWords, rangeWords } from "./number-words.js";
import type { PictureOptions } from "./picture-options.js";
import { pixel } from "./pixel.js";
import type { PlotArea } from "./plot-area.js";
import { seriesLooks } from "./series-look.js";
import { extremesOf, rangeOf } from "./value-range.js";

/** What {@link histogramPicture} draws. */
export interface HistogramPictureOptions extends PictureOptions {
  /** Edges of the bins, ascending, one more than `counts`. A bin with an edge of NaN or infinity is left out. */
  readonly edges: ArrayLike<number>;
  /** Weights in each bin. A bin of NaN or infinity is left out. */
  readonly counts: ArrayLike<number>;
  /**
   * The cuts: for each boundary between two levels, lowest first, the cut of each filter or of the whole layer; null where it has none.
   * `[[0]]` is that of sign. Default none.
   */
  readonly cuts?: readonly (readonly (number | null)[])[];
  /** A CSS colour for the bars. Default: one that stands out on white and on black. */
  readonly color?: string;
  /** Values that the horizontal axis shows at least, so that pictures side by side can be compared. Default: those of the data. */
  readonly xRange?: readonly [number, number];
}

/**
 * A picture of the latent weights of a layer and where they are cut into levels.
 *
 * Bars for the weights; above them a short line for the cut of each filter, and for each boundary a dashed line at the median of its cuts.
 * Where there are more bins than columns of pixels, a column shows the greatest of its bins.
 *
 * @param options - the bins, the cuts and what the picture says
 * @returns an SVG document
 * @throws ShapeError if there is not one edge more than counts
 * @throws DomainError if the size, the colour or a range is out of range
 */
export function histogramPicture(options: HistogramPictureOptions): string {
  const { counts, cuts = [], xLabel = "latent weight", yLabel = "weights" } = options;
  const bins = binsOf(options);
  const found = cuts.map((boundary) => boundary.filter(isPlace)).filter(({ length }) => length > 0);
  const [look] = seriesLooks([
    { name: "", ...(options.color === undefined ? {} : { color: options.color }) },
  ]);
  const heights = bins.map(({ count }) => count);
  const places = bins.flatMap(({ from, to }) => [from, to]);
  return framePicture(
    options,
    {
      x: valueAxis(xLabel, rangeOf(places, ...found, wantedRange(options.xRange, "xRange")), { most: 6 }),
      y: valueAxis(yLabel, rangeOf([0], heights, wantedRange(options.yRange, "yRange")), {
        most: 4,
        whole: true,
        toTicks: true,
      }),
      legend: legendOf(found),
      description: wordsOf(yLabel, xLabel, counts, found),
      empty: bins.length === 0 && found.length === 0,
    },
    (area) => [drawBars(bins, look.color, area), ...found.map((at) => drawCuts(at, area))].join("\n"),
  );
}

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

function binsOf({ edges, counts }: HistogramPictureOptions): Bin[] {
  if (edges.length !== counts.length + 1)
    throw new ShapeError(
      `edges must be one more than counts, got ${edges.length} edges and ${counts.length} counts`,
    );
  return Array.from(counts, (count, i) => ({ from: edges[i], to: edges[i + 1], count })).filter(
    ({ from, to, count }) => [from, to, count].every(Number.isFinite),
  );
}

function isPlace(cut: number | null): cut is number {
  return Number.isFinite(cut);
}

function drawBars(bins: readonly Bin[], color: string, { x, y }: PlotArea): string {
  const shown = columnExtremes(
    bins.length,
    (i) => Math.floor(x(bins[i].from)),
    (i) => bins[i].count,
  );
  const path = shown.map((index, k) => {
    const { from, to, count } = bins[index];
    const end = k + 1 < shown.length && thinned(index, shown[k + 1]) ? bins[shown[k + 1]].from : to;
    const [left, right] = [x(from), Math.max(x(end), x(from) + 0.5)];
    return `M${pixel(left)} ${pixel(y(0))}V${pixel(y(count))}H${pixel(right)}V${pixel(y(0))}`;
  });
  return `<path d="${path.join("")}" fill="${color}" fill-opacity=".5" stroke="${color}"/>`;
}

/** Whether bins between two that are shown were left out. */
function thinned(index: number, next: number): boolean {
  return next > index + 1;
}

/** The line of each cut is drawn once a half pixel, above the bars. */
function drawCuts(cuts: readonly number[], { x, top, bottom }: PlotArea): string {
  const places = [...new Set(cuts.map((cut) => Math.round(2 * x(cut)) / 2))].sort((a, b) => a - b);
  const ticks = places.map((place) => `M${pixel(place)} ${pixel(top - TICK)}v${TICK}`);
  return `<path d="${ticks.join("")}" stroke="currentColor" stroke-opacity=".7"/>
<path d="M${pixel(x(medianOf(cuts)))} ${pixel(top)}V${pixel(bottom)}" stroke="currentColor" stroke-width="1.5" stroke-dasharray="4 3"/>`;
}

const TICK = 7;

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] / 2 + sorted[sorted.length >> 1] / 2;
}

function legendOf(cuts: readonly (readonly number[])[]): LegendEntry[] {
  if (cuts.length === 0) return [];
  const medians = cuts.map((at) => numberWords(medianOf(at))).join(", ");
  const one = cuts.every(({ length }) => length === 1);
  return [
    ...(one ? [] : [{ text: "cuts", sample: tickSample }]),
    { text: `${one ? "" : "median "}cut${cuts.length === 1 ? "" : "s"} at ${medians}`, sample: dashSample },
  ];
}

function tickSample(x: number, y: number): string {
  const ticks = [-6, -2, 1, 7].map((shift) => `M${pixel(x + shift)} ${pixel(y - TICK / 2)}v${TICK}`);
  return `<path d="${ticks.join("")}" stroke="currentColor" stroke-opacity=".7"/>`;
}

function dashSample(x: number, y: number): string {
  return `<path d="M${pixel(x - SAMPLE / 2)} ${pixel(y)}h${SAMPLE}" stroke="currentColor" stroke-width="1.5" stroke-dasharray="4 3"/>`;
}

function wordsOf(
  yLabel: string,
  xLabel: string,
  counts: ArrayLike<number>,
  cuts: readonly (readonly number[])[],
): string {
  const extremes = cuts.map((at) => extremesOf(at)).filter((range) => range !== null);
  const where = extremes.map(([least, greatest]) => rangeWords(least, greatest)).join("; ");
  return `Histogram: ${yLabel} by ${xLabel}, in ${counts.length} bins. ${where === "" ? "No cut." : `Cuts: ${where}.`}`;
}
