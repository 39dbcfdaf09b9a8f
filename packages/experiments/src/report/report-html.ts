import type { Comparison } from "../comparison.js";
import { entropyFigure } from "./entropy-figure.js";
import { epochFigure } from "./epoch-figure.js";
import { escapeHtml } from "./escape-html.js";
import { flipsFigure } from "./flips-figure.js";
import { introduction, reading, reportTitle } from "./introduction.js";
import { latentFigure } from "./latent-figure.js";
import { pageStyle } from "./page-style.js";
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
  const title = escapeHtml(reportTitle(comparison));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${title} – Equal Bits</title>
<style>
${pageStyle}
</style>
</head>
<body>
<main>
<header>
<p class="kicker">Equal Bits: binary networks with exact bit ratios</p>
<h1>${title}</h1>
<p class="lead">${escapeHtml(introduction(comparison))}</p>
<p>${escapeHtml(reading(comparison))}</p>
</header>
${summaryTable(comparison)}
${ratioFigure(comparison)}
${entropyFigure(comparison)}
${latentFigure(comparison)}
${flipsFigure(comparison)}
${epochFigure(comparison)}
${provenance(comparison)}
</main>
</body>
</html>
`;
}
