import type { IntervalFigure, LineFigure, TileFigure } from "../../../src/studies/figure.js";

/** Accuracies over a ratio, two lines with error bars; nobody measured them. */
export const madeUpLines: LineFigure = {
  kind: "lines",
  title: "Accuracy over the ratio",
  caption: "Made up: the accuracy falls to both sides.",
  x: { label: "ratio of +1", unit: "" },
  y: { label: "test accuracy", unit: "%" },
  series: ["equal bits", "layer equal bits", "real weights, for comparison only"].map((name, i) => ({
    name,
    points: [0.1, 0.3, 0.5, 0.7, 0.9].map((x) => {
      const value = 88 - 20 * (x - 0.5) ** 2 - 1.5 * i;
      return { x, value, low: value - 0.8, high: value + 0.8 };
    }),
  })),
};

/** Differences between methods; nobody measured them. */
export const madeUpIntervals: IntervalFigure = {
  kind: "intervals",
  title: "Differences",
  caption: "Made up: equal bits less the others.",
  x: { label: "difference of test accuracy", unit: "points" },
  reference: 0,
  rows: [
    { name: "IR-Net", value: 0.53, low: 0.1, high: 0.96 },
    {
      name: "the rule with a name that is much too long to stand in one line, with its argument (0.001, 1000)",
      value: -0.2,
      low: -1.25,
      high: 0.85,
    },
    { name: "sign", value: 1.25 },
  ],
};

/** Tiles of 3 × 3 pixels: a cross, a frame, nothing, everything. */
export const madeUpTiles: TileFigure = {
  kind: "tiles",
  title: "Filters",
  caption: "Made up: dark is +1.",
  side: 3,
  groups: [
    { name: "equal bits", tiles: ["5d0", "f78"] },
    { name: "sign", tiles: ["000", "ff8", "5d0"] },
  ],
};
