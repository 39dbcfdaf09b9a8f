import * as Plot from "@observablehq/plot";
import type { Comparison, RunResult } from "../comparison.js";
import { drawPlot } from "./draw-plot.js";
import { figureHtml, panel, plotGrid } from "./figure-html.js";
import { filterRatios } from "./filter-ratios.js";
import { fixed } from "./number-text.js";
import { type Series, seriesOf } from "./series.js";

/** The ratio of +1 of every filter, a panel a run. */
export function ratioFigure(comparison: Comparison): string {
  const series = seriesOf(comparison);
  const domain = sharedDomain(series.map(({ run }) => run.result));
  return figureHtml({
    title: "Ratio of +1 in every filter",
    caption:
      "One dot a filter, layer after layer: the share of its weights that became +1. Where the data decide, as under sign, the dots scatter; where a ratio is asked for, as under equal bits, they are a line.",
    plots: plotGrid(
      series.map((one) => panel(one, askedFor(one.run.result), ratioPlot(one, domain))),
      "narrow",
    ),
  });
}

interface FilterDot {
  readonly place: number;
  readonly ratio: number;
  readonly title: string;
}

function ratioPlot({ run, label, color }: Series, domain: [number, number]): string {
  const { ratio, layers } = run.result;
  const dots = filterDots(run.result);
  const starts = layerStarts(run.result);
  return drawPlot(
    {
      width: 340,
      height: 215,
      marginBottom: 24,
      x: {
        label: "filters",
        labelAnchor: "center",
        domain: [0, dots.length + 1],
        ticks: [],
        labelArrow: "none",
      },
      y: { label: "ratio of +1", domain, grid: true, ticks: 5, labelArrow: "none" },
      marks: [
        Plot.ruleX(
          starts.slice(1).map((start) => start - 0.5),
          { stroke: "currentColor", strokeOpacity: 0.35 },
        ),
        Plot.text(
          layers.map(({ name }, i) => ({ name, place: starts[i] })),
          {
            x: "place",
            text: "name",
            frameAnchor: "top",
            textAnchor: "start",
            dx: 2,
            dy: 3,
            fill: "currentColor",
            fillOpacity: 0.7,
          },
        ),
        Plot.ruleY(ratio === null ? [] : [ratio], { stroke: color, strokeOpacity: 0.5 }),
        Plot.dot(dots, { x: "place", y: "ratio", r: 2.2, fill: color, title: "title" }),
      ],
    },
    `Ratio of +1 by filter under ${label}: ${spokenRange(dots)}.`,
  );
}

function filterDots(result: RunResult): FilterDot[] {
  const starts = layerStarts(result);
  return result.layers.flatMap((layer, l) =>
    filterRatios(layer).map((ratio, f) => ({
      place: starts[l] + f,
      ratio,
      title: `${layer.name}, filter ${f}: ${layer.positives[f]} of ${layer.size} (${fixed(ratio, 3)})`,
    })),
  );
}

/** The place on the axis of each layer's first filter, from 1. */
function layerStarts({ layers }: RunResult): number[] {
  let next = 1;
  return layers.map(({ positives }) => {
    const start = next;
    next += positives.length;
    return start;
  });
}

/** One axis for all panels, a little wider than the ratios and never beyond 0 … 1. */
function sharedDomain(results: readonly RunResult[]): [number, number] {
  const ratios = results.flatMap(({ ratio, layers }) => [
    ...layers.flatMap(filterRatios),
    ...(ratio === null ? [0.5] : [ratio]),
  ]);
  return [Math.max(0, Math.min(...ratios) - 0.05), Math.min(1, Math.max(...ratios) + 0.1)];
}

function askedFor({ ratio }: RunResult): string {
  return ratio === null ? "ratio left to the data" : `asked for ${ratio}`;
}

function spokenRange(dots: readonly FilterDot[]): string {
  const ratios = dots.map(({ ratio }) => ratio);
  const [least, greatest] = [fixed(Math.min(...ratios), 3), fixed(Math.max(...ratios), 3)];
  return least === greatest ? `${least} in every filter` : `from ${least} to ${greatest}`;
}
