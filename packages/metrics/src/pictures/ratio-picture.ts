import { valueAxis, wantedRange } from "./axis.js";
import { columnExtremes } from "./column-extremes.js";
import { escapeText } from "./escape-text.js";
import { framePicture } from "./frame.js";
import { layerAxis, layerNames, layerStrips } from "./layer-axis.js";
import type { LegendEntry } from "./legend.js";
import { markerPath } from "./marker-path.js";
import { numberWords, rangeWords } from "./number-words.js";
import type { PictureOptions, SeriesOptions } from "./picture-options.js";
import { pixel } from "./pixel.js";
import type { PlotArea } from "./plot-area.js";
import { type SeriesLook, seriesLooks } from "./series-look.js";
import { extremesOf, rangeOf, withRoom } from "./value-range.js";

/** The ratios of one layer. */
export interface LayerRatios {
  /** The layer's name. */
  readonly name: string;
  /** The share of +1 of each filter, 0 … 1, as `ratioPerFilter` gives it. NaN and infinities are left out. */
  readonly ratios: ArrayLike<number>;
}

/** The ratios of one network. */
export interface RatioSeries extends SeriesOptions {
  /** Its layers, input first. */
  readonly layers: readonly LayerRatios[];
  /** The ratio that was asked for, 0 … 1. Default none. */
  readonly wanted?: number;
}

/** What {@link ratioPicture} draws. */
export interface RatioPictureOptions extends PictureOptions {
  /** Side by side in each layer, in this order. */
  readonly series: readonly RatioSeries[];
}

/**
 * A picture of the share of +1 in every filter: in each layer a strip a series, in each strip a dot a filter, the first one on the left.
 *
 * A thin line runs through a strip at the ratio that was asked for. A dot's layer, filter and ratio are shown where the pointer rests on it.
 * Where there are more filters than columns of pixels, a column shows the least and the greatest
 * of its filters and a thin line between them.
 *
 * @param options - the series and what the picture says
 * @returns an SVG document
 * @throws DomainError if the size, a colour or `yRange` is out of range
 */
export function ratioPicture(options: RatioPictureOptions): string {
  const { series, xLabel = "layers, a dot a filter", yLabel = "ratio of +1", yRange } = options;
  const looks = seriesLooks(series);
  const names = layerNames(series);
  const ratios = series.flatMap(({ layers }) => layers.map((layer) => layer.ratios));
  const wanted = series.map((one) => one.wanted ?? Number.NaN);
  return framePicture(
    options,
    {
      x: layerAxis(xLabel, names),
      y: valueAxis(yLabel, withRoom(rangeOf(wantedRange(yRange, "yRange"), wanted, ...ratios), [0, 1]), {
        most: 6,
        toTicks: true,
      }),
      legend: series.map((one, i) => entryOf(one, looks[i])),
      description: `${yLabel} in every filter. ${series.map(wordsOf).join(" ")}`,
      empty: extremesOf(...ratios) === null,
    },
    (area) => {
      const { separators, strip } = layerStrips(names, series.length, area);
      const drawn = series.map((one, i) =>
        one.layers.map((layer) => drawStrip(layer, one, looks[i], strip(layer.name, i), area)).join("\n"),
      );
      return [separators, ...drawn].join("\n");
    },
  );
}

function drawStrip(
  { name, ratios }: LayerRatios,
  { wanted = Number.NaN }: RatioSeries,
  { color, shape }: SeriesLook,
  [left, right]: readonly [number, number],
  { y }: PlotArea,
): string {
  const place = (filter: number): number => left + ((filter + 0.5) / ratios.length) * (right - left);
  const column = (filter: number): number => Math.floor(place(filter));
  const kept = columnExtremes(ratios.length, column, (filter) => ratios[filter]);
  const line = Number.isFinite(wanted)
    ? `<path d="M${pixel(left)} ${pixel(y(wanted))}H${pixel(right)}" stroke="${color}" stroke-opacity=".7"/>`
    : "";
  const dots = kept.map((filter) => {
    const text = `${name}, filter ${filter}: ${numberWords(ratios[filter])}`;
    return `<path d="${markerPath(shape, place(filter), y(ratios[filter]), RADIUS)}"><title>${escapeText(text)}</title></path>`;
  });
  const spans = kept.map((filter, k) =>
    k > 0 && column(kept[k - 1]) === column(filter) && kept[k - 1] < filter - 1
      ? `M${pixel(place(filter))} ${pixel(y(ratios[kept[k - 1]]))}V${pixel(y(ratios[filter]))}`
      : "",
  );
  return dots.length === 0
    ? line
    : `${line}<path d="${spans.join("")}" stroke="${color}" stroke-opacity=".5"/><g fill="${color}">${dots.join("")}</g>`;
}

const RADIUS = 2.2;

function entryOf({ name, layers, wanted = Number.NaN }: RatioSeries, look: SeriesLook): LegendEntry {
  if (extremesOf(...layers.map(({ ratios }) => ratios)) === null) return { text: `${name} (no data)` };
  return {
    text: Number.isFinite(wanted) ? `${name}, asked for ${numberWords(wanted)}` : name,
    sample: (x, y) => `<path d="${markerPath(look.shape, x, y, 3.5)}" fill="${look.color}"/>`,
  };
}

function wordsOf({ name, layers, wanted = Number.NaN }: RatioSeries): string {
  const asked = Number.isFinite(wanted) ? `, asked for ${numberWords(wanted)}` : "";
  const each = layers.map(({ name: layer, ratios }) => {
    const extremes = extremesOf(ratios);
    return `${layer} ${extremes === null ? "no data" : rangeWords(...extremes)}`;
  });
  return `${name}${asked}: ${each.join("; ")}.`;
}
