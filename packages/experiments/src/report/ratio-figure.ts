import { ratioPicture } from "@equal-bits/metrics";
import type { Comparison, RunResult } from "../comparison.js";
import { figureHtml, plot, plotGrid } from "./figure-html.js";
import { filterRatios } from "./filter-ratios.js";
import { layerParts } from "./layer-parts.js";
import { seriesOf } from "./series.js";

/** The ratio of +1 of every filter, the runs side by side in each layer. */
export function ratioFigure(comparison: Comparison): string {
  const series = seriesOf(comparison);
  const yRange = sharedRange(comparison.runs.map(({ result }) => result));
  const pictures = layerParts(comparison).map((names) =>
    ratioPicture({
      title: "Ratio of +1 in every filter",
      showTitle: false,
      height: 300,
      yRange,
      series: series.map(({ run, label, color }) => ({
        name: label,
        color,
        ...(run.result.ratio === null ? {} : { wanted: run.result.ratio }),
        layers: run.result.layers
          .filter(({ name }) => names.includes(name))
          .map((layer) => ({ name: layer.name, ratios: filterRatios(layer) })),
      })),
    }),
  );
  return figureHtml({
    title: "Ratio of +1 in every filter",
    caption:
      "One dot a filter, its place on the vertical axis the share of its weights that became +1; in each layer the runs stand side by side, in the order of the legend. Where the data decide, as under sign, the dots scatter; where a ratio is asked for, as under equal bits, they are a line at that ratio.",
    plots: plotGrid(pictures.map(plot), "wide"),
  });
}

/** One axis for all pictures. */
function sharedRange(results: readonly RunResult[]): [number, number] {
  const ratios = results.flatMap(({ ratio, layers }) => [
    ...layers.flatMap(filterRatios),
    ...(ratio === null ? [] : [ratio]),
  ]);
  return [Math.min(...ratios), Math.max(...ratios)];
}
