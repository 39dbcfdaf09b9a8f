import { drawSvg } from "../../report/draw-plot.js";
import { escapeHtml } from "../../report/escape-html.js";
import type { Figure } from "../figure.js";
import { paperColors } from "./figure-colors.js";
import { figureLabel } from "./figure-label.js";
import { figurePlot } from "./figure-plot.js";

/**
 * A figure of a study as an SVG file that stands alone: on white, in colours of its own, and saying in words what it shows.
 *
 * @param figure - as it stands in a result
 * @returns the text of the file, without a newline at the end
 */
export function studyFigureSvg(figure: Figure): string {
  const svg = drawSvg({
    ...figurePlot(figure, paperColors),
    style: {
      fontSize: "12px",
      fontFamily: "system-ui, sans-serif",
      overflow: "visible",
      background: paperColors.page,
      color: paperColors.text,
    },
  });
  return svg.replace("<svg ", `<svg role="img" aria-label="${escapeHtml(figureLabel(figure))}" `);
}
