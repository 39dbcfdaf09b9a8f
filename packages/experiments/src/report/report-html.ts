import type { Comparison } from "../comparison.js";
import { entropyFigure } from "./entropy-figure.js";
import { epochFigure } from "./epoch-figure.js";
import { escapeHtml } from "./escape-html.js";
import { flipsFigure } from "./flips-figure.js";
import { introduction, reading, reportTitle } from "./introduction.js";
import { latentFigure } from "./latent-figure.js";
import { pageHtml } from "./page-html.js";
import { provenance } from "./provenance.js";
import { ratioFigure } from "./ratio-figure.js";
import { summaryTable } from "./summary-table.js";

/**
 * A comparison as one HTML page that opens without a network: table, figures as inline SVG, files, command and versions.
 *
 * The page has no script and loads nothing; its policy forbids both. Every string is escaped. It links to `results.json` and to the
 * models' folders beside it.
 *
 * @returns the text of `index.html`
 * @throws DomainError if there is no run, or a run without an epoch or without a filter
 */
export function reportHtml(comparison: Comparison): string {
  return pageHtml({
    title: reportTitle(comparison),
    kicker: "Equal Bits: binary networks with exact bit ratios",
    lead: `<p class="lead">${escapeHtml(introduction(comparison))}</p>
<p>${escapeHtml(reading(comparison))}</p>`,
    body: [summaryTable, ratioFigure, entropyFigure, latentFigure, flipsFigure, epochFigure, provenance]
      .map((section) => section(comparison))
      .join("\n"),
  });
}
