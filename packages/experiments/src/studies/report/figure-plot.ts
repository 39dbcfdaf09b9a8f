import type * as Plot from "@observablehq/plot";
import type { Figure } from "../figure.js";
import type { FigureColors } from "./figure-colors.js";
import { intervalPlot } from "./interval-plot.js";
import { linePlot } from "./line-plot.js";
import { tilePlot } from "./tile-plot.js";

/** A figure of any kind, for Observable Plot. @internal */
export function figurePlot(figure: Figure, colors: FigureColors): Plot.PlotOptions {
  if (figure.kind === "lines") return linePlot(figure, colors);
  return figure.kind === "intervals" ? intervalPlot(figure, colors) : tilePlot(figure);
}
