import { valueAxis, wantedRange } from "./axis.js";
import { framePicture } from "./frame.js";
import { layerAxis, layerNames, layerStrips } from "./layer-axis.js";
import { type LegendEntry, SAMPLE } from "./legend.js";
import { markerPath } from "./marker-path.js";
import { numberWords, rangeWords } from "./number-words.js";
import type { PictureOptions, SeriesOptions } from "./picture-options.js";
import { pixel } from "./pixel.js";
import type { PlotArea } from "./plot-area.js";
import { type SeriesLook, seriesLooks } from "./series-look.js";
import { extremesOf, rangeOf, withRoom } from "./value-range.js";

/** The entropies of one layer. */
export interface LayerEntropies {
  /** The layer's name. */
  readonly name: string;
  /** The entropy of each filter in bits a weight, as `entropyPerFilter` gives it. NaN and infinities are left out. */
  readonly entropies: ArrayLike<number>;
}

/** The entropies of one network. */
export interface EntropySeries extends SeriesOptions {
  /** Its layers, input first. */
  readonly layers: readonly LayerEntropies[];
}

/** What {@link entropyPicture} draws. */
export interface EntropyPictureOptions extends PictureOptions {
  /** Side by side in each layer, in this order. */
  readonly series: readonly EntropySeries[];
}

/**
 * A picture of the entropy of each layer: a mark at the mean of its filters, a bar from the least to the greatest of them, and a line
 * through the means of a series.
 *
 * @param options - the series and what the picture says
 * @returns an SVG document
 * @throws DomainError if the size, a colour or `yRange` is out of range
 */
export function entropyPicture(options: EntropyPictureOptions): string {
  const { series, xLabel = "layers, input first", yLabel = "entropy of a weight (bits)", yRange } = options;
  const looks = seriesLooks(series);
  const names = layerNames(series);
  const summaries = series.map(summarized);
  const shown = summaries.flatMap(({ layers }) => layers.flatMap(({ least, greatest }) => [least, greatest]));
  return framePicture(
    options,
    {
      x: layerAxis(xLabel, names),
      y: valueAxis(yLabel, withRoom(rangeOf(wantedRange(yRange, "yRange"), shown), [0, Number.MAX_VALUE]), {
        most: 5,
        toTicks: true,
      }),
      legend: summaries.map((one, i) => entryOf(one, looks[i])),
      description: `${yLabel}, mean of the filters of each layer. ${summaries.map(wordsOf).join(" ")}`,
      empty: shown.length === 0,
    },
    (area) => {
      const { separators, strip } = layerStrips(names, series.length, area);
      const drawn = summaries.map((one, i) => {
        const middle = (layer: string): number => strip(layer, i).reduce((a, b) => a + b) / 2;
        return drawSeries(one, looks[i], middle, area);
      });
      return [separators, ...drawn].join("\n");
    },
  );
}

interface Summary {
  readonly name: string;
  readonly layers: readonly LayerSummary[];
}

interface LayerSummary {
  readonly name: string;
  readonly mean: number;
  readonly least: number;
  readonly greatest: number;
}

/** Layers without a finite entropy are left out. */
function summarized({ name, layers }: EntropySeries): Summary {
  return {
    name,
    layers: layers.flatMap(({ name: layer, entropies }) => {
      const extremes = extremesOf(entropies);
      if (extremes === null) return [];
      const [least, greatest] = extremes;
      return [{ name: layer, mean: meanOf(Array.from(entropies).filter(Number.isFinite)), least, greatest }];
    }),
  };
}

/** Divided first: the sum of two numbers may be too great for a number. */
function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}

function drawSeries(
  { layers }: Summary,
  { color, dash, shape }: SeriesLook,
  middle: (layer: string) => number,
  { y }: PlotArea,
): string {
  const means = layers.map(({ name, mean }) => ({ x: middle(name), y: y(mean) }));
  const bars = layers.map(({ name, least, greatest }) => {
    const [left, bottom, top] = [pixel(middle(name) - CAP), pixel(y(least)), pixel(y(greatest))];
    return `M${left} ${bottom}h${2 * CAP}M${left} ${top}h${2 * CAP}M${pixel(middle(name))} ${bottom}V${top}`;
  });
  const line = means.map((at, i) => `${i === 0 ? "M" : "L"}${pixel(at.x)} ${pixel(at.y)}`).join("");
  return [
    `<path d="${line}" fill="none" stroke="${color}" stroke-opacity=".75" stroke-width="1.5" stroke-linecap="round" stroke-dasharray="${dash}"/>`,
    `<path d="${bars.join("")}" stroke="${color}" stroke-width="1.5"/>`,
    `<path d="${means.map((at) => markerPath(shape, at.x, at.y, RADIUS)).join("")}" fill="${color}"/>`,
  ].join("\n");
}

/** Half the width of the ends of a bar, in pixels. */
const CAP = 4;
const RADIUS = 4;

function entryOf({ name, layers }: Summary, { color, dash, shape }: SeriesLook): LegendEntry {
  if (layers.length === 0) return { text: `${name} (no data)` };
  return {
    text: name,
    sample: (x, y) =>
      `<path d="M${pixel(x - SAMPLE / 2)} ${pixel(y)}h${SAMPLE}" stroke="${color}" stroke-width="1.5" stroke-linecap="round" stroke-dasharray="${dash}"/><path d="${markerPath(shape, x, y, RADIUS)}" fill="${color}"/>`,
  };
}

function wordsOf({ name, layers }: Summary): string {
  if (layers.length === 0) return `${name}: no data.`;
  const each = layers.map(
    (layer) => `${layer.name} ${numberWords(layer.mean)} (${rangeWords(layer.least, layer.greatest)})`,
  );
  return `${name}: ${each.join("; ")}.`;
}
