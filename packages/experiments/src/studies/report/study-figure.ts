import { drawPlot } from "../../report/draw-plot.js";
import { escapeHtml } from "../../report/escape-html.js";
import type { Figure } from "../figure.js";
import { pageColors } from "./figure-colors.js";
import { figureLabel } from "./figure-label.js";
import { figurePlot } from "./figure-plot.js";

/** A figure of a study on the page: heading, picture, what to see in it. @internal */
export function studyFigure(figure: Figure): string {
  return `<figure>
<h4>${escapeHtml(figure.title)}</h4>
${drawPlot(figurePlot(figure, pageColors), figureLabel(figure))}
<figcaption><p>${escapeHtml(figure.caption)}</p></figcaption>
</figure>`;
}
