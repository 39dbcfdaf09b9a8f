import * as Plot from "@observablehq/plot";
import type { Comparison, EpochResult } from "../comparison.js";
import { drawPlot } from "./draw-plot.js";
import { figureHtml, plotGrid } from "./figure-html.js";
import { fixed, percent } from "./number-text.js";
import { type Series, seriesOf } from "./series.js";
import { spreadLabels } from "./spread-labels.js";

/** Training loss and accuracy of each epoch, one line a run. */
export function epochFigure(comparison: Comparison): string {
  const series = seriesOf(comparison);
  return figureHtml({
    title: "How training went",
    caption:
      "Loss: the mean cross-entropy of each epoch; lower is better. Accuracy: the share of training images classified right in each epoch, and, as a ring, of the test images after the last one.",
    plots: plotGrid([lossPlot(series), accuracyPlot(series)], "wide"),
  });
}

function lossPlot(series: readonly Series[]): string {
  return epochPlot(series, {
    title: "Training loss (nats)",
    value: ({ loss }) => loss,
    text: (loss) => fixed(loss, 3),
    tests: [],
  });
}

function accuracyPlot(series: readonly Series[]): string {
  return epochPlot(series, {
    title: "Accuracy (%)",
    value: ({ accuracy }) => 100 * accuracy,
    text: (accuracy) => percent(accuracy / 100, 1),
    tests: series.map(({ run }) => 100 * run.result.testAccuracy),
  });
}

interface Curve {
  readonly title: string;
  readonly value: (epoch: EpochResult) => number;
  readonly text: (value: number) => string;
  readonly tests: readonly number[];
}

interface Point {
  readonly epoch: number;
  readonly value: number;
}

const HEIGHT = 280;
const LABEL_HEIGHT = 15;
const LONGEST_LABEL = 20;

function epochPlot(series: readonly Series[], curve: Curve): string {
  const lines = series.map(({ run }) =>
    run.result.epochs.map((epoch, i) => ({ epoch: i + 1, value: curve.value(epoch) })),
  );
  const domain = paddedDomain([...lines.flat().map(({ value }) => value), ...curve.tests]);
  const lastEpoch = Math.max(...lines.map((line) => line.length));
  return drawPlot(
    {
      width: 420,
      height: HEIGHT,
      marginRight: labelMargin(series),
      x: {
        label: "epoch",
        labelAnchor: "center",
        labelArrow: "none",
        domain: [Math.min(1, lastEpoch - 1), lastEpoch],
        ticks: wholeTicks(lastEpoch),
        tickFormat: "d",
      },
      y: { label: curve.title, domain, grid: true, ticks: 5, labelArrow: "none" },
      marks: [
        ...series.flatMap(({ color, label }, i) => lineMarks(lines[i], color, label, curve)),
        ...curve.tests.map((value, i) => testRing({ epoch: lines[i].length, value }, series[i])),
        ...endLabels(series, lines, domain),
      ],
    },
    `${curve.title} by epoch. ${series.map(({ label }, i) => `${label}: ${spoken(lines[i], curve)}`).join("; ")}.`,
  );
}

function lineMarks(line: readonly Point[], color: string, label: string, { text }: Curve): Plot.Markish[] {
  const title = ({ epoch, value }: Point): string => `${label}, epoch ${epoch}: ${text(value)}`;
  return [
    Plot.line(line, { x: "epoch", y: "value", stroke: color, strokeWidth: 2 }),
    Plot.dot(line, { x: "epoch", y: "value", fill: color, r: line.length > 20 ? 1.5 : 3, title }),
  ];
}

function testRing(point: Point, { color, label }: Series): Plot.Markish {
  return Plot.dot([point], {
    x: "epoch",
    y: "value",
    stroke: color,
    strokeWidth: 2,
    fill: "var(--page)",
    r: 5,
    title: ({ value }: Point) => `${label}, test images: ${percent(value / 100, 2)}`,
  });
}

/** The names at the ends of their lines, moved apart where they would overlap. */
function endLabels(
  series: readonly Series[],
  lines: readonly (readonly Point[])[],
  domain: [number, number],
): Plot.Markish[] {
  const unitsPerPixel = (domain[1] - domain[0]) / (HEIGHT - 62);
  const ends = lines.map(
    (line) => line.findLast(({ value }) => Number.isFinite(value)) ?? { epoch: 1, value: domain[0] },
  );
  const spread = spreadLabels(
    ends.map(({ value }) => value),
    LABEL_HEIGHT * unitsPerPixel,
    domain[1],
  );
  return series.map(({ label, color }, i) =>
    Plot.text([shortened(label)], {
      x: [ends[i].epoch],
      y: [spread[i]],
      fill: color,
      fontWeight: 600,
      textAnchor: "start",
      dx: 11,
    }),
  );
}

function labelMargin(series: readonly Series[]): number {
  return 24 + 7.2 * Math.max(...series.map(({ label }) => shortened(label).length));
}

function shortened(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
}

function paddedDomain(values: readonly number[]): [number, number] {
  const finite = values.filter(Number.isFinite);
  const least = finite.length > 0 ? Math.min(...finite) : 0;
  const greatest = finite.length > 0 ? Math.max(...finite) : 1;
  const padding = 0.08 * (greatest - least || Math.abs(greatest) || 1);
  return [least - padding, greatest + padding];
}

/** At most ten whole epochs: all of them, or the multiples of a round step. */
function wholeTicks(last: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((candidate) => last / candidate <= 10) ?? Math.ceil(last / 10);
  return Array.from({ length: Math.floor(last / step) }, (_, i) => (i + 1) * step);
}

function spoken(line: readonly Point[], { text }: Curve): string {
  return `from ${text(line[0].value)} to ${text(line[line.length - 1].value)}`;
}
