import { flipsPicture } from "@equal-bits/metrics";
import type { Comparison } from "../comparison.js";
import { figureHtml, plot, plotGrid } from "./figure-html.js";
import { seriesOf } from "./series.js";

/** How many binary weights change their level in a step, over training, a line a run. */
export function flipsFigure(comparison: Comparison): string {
  const picture = flipsPicture({
    title: "Flips per step over training",
    showTitle: false,
    height: 300,
    series: seriesOf(comparison).map(({ run, label, color }) => ({
      name: label,
      color,
      flips: run.result.flipCurve.shares,
      steps: run.result.flipCurve.steps,
    })),
  });
  return figureHtml({
    title: "Flips over training",
    caption:
      "The share of binary weights that change their level in one training step, the mean of each of up to 100 equal stretches of training. It falls with the learning rate. Compare accuracies where the lines lie near each other: a greater rate for latent weights moves the line of a run up, a lesser one down.",
    plots: plotGrid([plot(picture)], "wide"),
  });
}
