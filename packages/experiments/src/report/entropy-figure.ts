import { entropyPicture } from "@equal-bits/metrics";
import type { Comparison } from "../comparison.js";
import { figureHtml, plot, plotGrid } from "./figure-html.js";
import { filterEntropies } from "./filter-entropies.js";
import { layerParts } from "./layer-parts.js";
import { seriesOf } from "./series.js";

/** The entropy of each layer, the runs side by side. */
export function entropyFigure(comparison: Comparison): string {
  const series = seriesOf(comparison);
  const all = comparison.runs.flatMap(({ result }) => result.layers.flatMap(filterEntropies));
  const pictures = layerParts(comparison).map((names) =>
    entropyPicture({
      title: "Entropy of each layer",
      showTitle: false,
      height: 300,
      yRange: [Math.min(...all), Math.max(...all)],
      series: series.map(({ run, label, color }) => ({
        name: label,
        color,
        layers: run.result.layers
          .filter(({ name }) => names.includes(name))
          .map((layer) => ({ name: layer.name, entropies: filterEntropies(layer) })),
      })),
    }),
  );
  return figureHtml({
    title: "Information in each layer",
    caption:
      "The entropy of a weight in bits: 1 where half of a filter is +1, 0 where all of its weights are alike; with more than two levels it can be more than 1. The mark is the mean of a layer's filters; the bar reaches from the filter with the least to the one with the most, and has no length where all filters keep the same counts.",
    plots: plotGrid(pictures.map(plot), "wide"),
  });
}
