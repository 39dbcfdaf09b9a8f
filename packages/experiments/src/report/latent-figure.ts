import * as Plot from "@observablehq/plot";
import type { Comparison, LatentHistogram, LayerResult } from "../comparison.js";
import { drawPlot } from "./draw-plot.js";
import { escapeHtml } from "./escape-html.js";
import { figureHtml, panel, plotGrid } from "./figure-html.js";
import { counted, fixed } from "./number-text.js";
import { type Series, seriesOf } from "./series.js";

/** The latent weights of each layer after training, a histogram a run, with the cut of every filter. */
export function latentFigure(comparison: Comparison): string {
  const series = seriesOf(comparison);
  const layers = [...new Set(series.flatMap(({ run }) => run.latents.map(({ layer }) => layer)))];
  return figureHtml({
    title: "Latent weights and where they are cut",
    caption:
      "Bars: how many latent weights of a layer have which value. Each tick above them is the cut of one filter: its weights from there upwards became +1, the others −1; the dashed line is the median cut. Sign cuts every filter at zero; equal bits cuts each filter where its ratio comes out right.",
    plots: layers.map((layer) => layerPanels(layer, series)).join("\n"),
  });
}

function layerPanels(layer: string, series: readonly Series[]): string {
  const shown = series.flatMap((one) =>
    one.run.latents.filter((latents) => latents.layer === layer).map((latents) => ({ one, latents })),
  );
  const scales = sharedScales(shown.map(({ latents }) => latents));
  const panels = shown.map(({ one, latents }) =>
    panel(one, cutRange(latents), histogram(one, latents, scales)),
  );
  return `<h3>${escapeHtml(layerTitle(layer, series))}</h3>\n${plotGrid(panels, "narrow")}`;
}

interface Scales {
  readonly x: [number, number];
  readonly tallest: number;
}

/** Every panel of a layer gets the same axes, so that the eye can compare them. */
function sharedScales(histograms: readonly LatentHistogram[]): Scales {
  const edges = histograms.flatMap((histogram) => histogram.edges);
  const heights = histograms.flatMap((histogram) => histogram.counts);
  return { x: [Math.min(...edges), Math.max(...edges)], tallest: Math.max(1, ...heights) };
}

function histogram({ label, color }: Series, latents: LatentHistogram, { x, tallest }: Scales): string {
  const { layer, edges, counts } = latents;
  const bins = counts.map((count, i) => ({ from: edges[i], to: edges[i + 1], count }));
  return drawPlot(
    {
      width: 340,
      height: 210,
      x: { label: "latent weight", labelAnchor: "center", domain: x, ticks: 5, labelArrow: "none" },
      y: { label: "weights", domain: [0, 1.25 * tallest], labelArrow: "none" },
      marks: [
        Plot.axisY(wholeCounts(tallest), { tickFormat: "~s", label: "weights", labelArrow: "none" }),
        Plot.gridY(wholeCounts(tallest)),
        Plot.rectY(bins, {
          x1: "from",
          x2: "to",
          y: "count",
          fill: color,
          fillOpacity: 0.6,
          insetLeft: 0,
          insetRight: 0.5,
        }),
        ...cutMarks(finiteCuts(latents), tallest),
        Plot.ruleY([0]),
      ],
    },
    `Histogram of the latent weights of ${layer} under ${label}, with the cut of each filter; ${cutRange(latents)}.`,
  );
}

/** A tick a filter in the band above the bars, and their median down to the axis. */
function cutMarks(cuts: readonly number[], tallest: number): Plot.Markish[] {
  if (cuts.length === 0) return [];
  const stroke = { stroke: "currentColor" };
  return [
    Plot.ruleX([median(cuts)], { ...stroke, y1: 0, y2: 1.1 * tallest, strokeDasharray: "3 3" }),
    Plot.ruleX(cuts, { ...stroke, y1: 1.1 * tallest, y2: 1.25 * tallest, strokeOpacity: 0.55 }),
  ];
}

/** Three or four round counts for the axis, none above the tallest bar. */
function wholeCounts(tallest: number): number[] {
  const rough = tallest / 4;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(rough)));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((candidate) => candidate >= rough) ?? power;
  return Array.from({ length: Math.floor(tallest / step) + 1 }, (_, i) => i * step);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function finiteCuts({ cuts }: LatentHistogram): number[] {
  return cuts.filter((cut) => cut !== null);
}

function cutRange(latents: LatentHistogram): string {
  const cuts = finiteCuts(latents);
  if (cuts.length === 0) return "no filter has a +1";
  const [least, greatest] = [fixed(Math.min(...cuts), 3), fixed(Math.max(...cuts), 3)];
  return least === greatest ? `cut at ${least}` : `cuts from ${least} to ${greatest}`;
}

function layerTitle(layer: string, series: readonly Series[]): string {
  const result: LayerResult | undefined = series
    .flatMap(({ run }) => run.result.layers)
    .find(({ name }) => name === layer);
  return result === undefined
    ? layer
    : `${layer}: ${counted(result.filters, "filter")} of ${counted(result.size, "weight")}`;
}
