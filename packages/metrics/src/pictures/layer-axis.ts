import type { Axis } from "./axis.js";
import { pixel } from "./pixel.js";
import type { PlotArea } from "./plot-area.js";

/**
 * An axis of layers: each has a band of width 1, the first one from 0 to 1, and is marked in the middle.
 *
 * @param names - of the layers, input first
 * @internal
 */
export function layerAxis(label: string, names: readonly string[]): Axis {
  return {
    label,
    range: [0, Math.max(1, names.length)],
    ticks: names.map((text, i) => ({ value: i + 0.5, text })),
  };
}

/**
 * The names of all layers of several series, each once, in the order in which they come first.
 *
 * @internal
 */
export function layerNames(series: readonly { readonly layers: readonly { name: string }[] }[]): string[] {
  return [...new Set(series.flatMap(({ layers }) => layers.map(({ name }) => name)))];
}

/** Where the series of each layer are drawn. */
export interface LayerStrips {
  /** SVG of thin lines between the layers. */
  readonly separators: string;
  /** The left and the right end of a series in the band of a layer, in pixels. */
  readonly strip: (layer: string, series: number) => readonly [number, number];
}

/**
 * Splits the band of each layer into a strip for each series.
 *
 * @param names - of the layers, input first
 * @param count - series, ≥ 1
 * @internal
 */
export function layerStrips(
  names: readonly string[],
  count: number,
  { x, top, bottom }: PlotArea,
): LayerStrips {
  const places = new Map(names.map((name, i) => [name, i]));
  const inner = x(1) - x(0) < CLOSE ? [] : names.slice(1);
  const lines = inner.map((_, i) => `M${pixel(x(i + 1))} ${pixel(top)}V${pixel(bottom)}`);
  return {
    separators:
      lines.length === 0 ? "" : `<path d="${lines.join("")}" stroke="currentColor" stroke-opacity=".25"/>`,
    strip: (layer, series) => {
      const start = (places.get(layer) ?? 0) + EDGE;
      const wide = (1 - 2 * EDGE) / count;
      return [x(start + (series + INSET) * wide), x(start + (series + 1 - INSET) * wide)];
    },
  };
}

/** Bands narrower than this have no line between them, in pixels. */
const CLOSE = 5;

/** Room at both ends of a band, as a share of it, and at both ends of a strip. */
const EDGE = 0.03;
const INSET = 0.08;
