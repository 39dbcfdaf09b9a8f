import { histogramPicture } from "@equal-bits/metrics";
import type { Comparison, LatentHistogram, LayerResult } from "../comparison.js";
import { escapeHtml } from "./escape-html.js";
import { figureHtml, panel, plot, plotGrid } from "./figure-html.js";
import { counted, fixed } from "./number-text.js";
import { type Series, seriesOf } from "./series.js";

/** The latent weights of each layer after training, a histogram a run, with the cut of every filter. */
export function latentFigure(comparison: Comparison): string {
  const series = seriesOf(comparison);
  const layers = [...new Set(series.flatMap(({ run }) => run.latents.map(({ layer }) => layer)))];
  return figureHtml({
    title: "Latent weights and where they are cut",
    caption:
      "Bars: how many latent weights of a layer have which value. Each short line above them is the cut of one filter: its weights from there upwards got the higher level, the others the lower one; the dashed line is the median of the cuts. Of more than two levels, each two neighbours have such a cut between them. Sign cuts every filter at zero; equal bits cuts each filter where its ratio comes out right.",
    plots: layers.map((layer) => layerPanels(layer, series)).join("\n"),
  });
}

function layerPanels(layer: string, series: readonly Series[]): string {
  const shown = series.flatMap((one) =>
    one.run.latents.filter((latents) => latents.layer === layer).map((latents) => ({ one, latents })),
  );
  const ranges = sharedRanges(shown.map(({ latents }) => latents));
  const panels = shown.map(({ one, latents }) =>
    panel(one, cutRanges(latents), plot(histogram(one, latents, ranges))),
  );
  return `<h3>${escapeHtml(layerTitle(layer, series))}</h3>\n${plotGrid(panels, "narrow")}`;
}

interface Ranges {
  readonly xRange: [number, number];
  readonly yRange: [number, number];
}

/** Every panel of a layer gets the same axes, so that the eye can compare them. */
function sharedRanges(histograms: readonly LatentHistogram[]): Ranges {
  const edges = histograms.flatMap((histogram) => histogram.edges);
  const heights = histograms.flatMap((histogram) => histogram.counts);
  return { xRange: [Math.min(...edges), Math.max(...edges)], yRange: [0, Math.max(...heights)] };
}

function histogram({ label, color }: Series, latents: LatentHistogram, ranges: Ranges): string {
  const { layer, edges, counts, cuts } = latents;
  return histogramPicture({
    title: `Latent weights of ${layer} under ${label}`,
    showTitle: false,
    width: 340,
    height: 220,
    color,
    edges,
    counts,
    cuts,
    ...ranges,
  });
}

/** Where each boundary is cut, in words. */
function cutRanges({ cuts }: LatentHistogram): string {
  const found = cuts.map((boundary) => boundary.filter((cut) => cut !== null));
  const words = found.filter(({ length }) => length > 0).map(cutRange);
  return words.length === 0 ? "no filter is cut" : words.join("; ");
}

function cutRange(cuts: readonly number[]): string {
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
