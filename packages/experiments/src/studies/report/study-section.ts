import { escapeHtml } from "../../report/escape-html.js";
import type { StudyResult } from "../study-result.js";
import { findingsTable } from "./findings-table.js";
import { numbersTable } from "./numbers-table.js";
import { sectionId } from "./section-id.js";
import { machineText, scaleText } from "./study-facts.js";
import { studyFigure } from "./study-figure.js";
import { verdictHtml } from "./verdict-look.js";

/** All that a study found, as a section of the page. @internal */
export function studySection(result: StudyResult): string {
  const { study, title, claim, verdict, setup, findings, table, figures, reading } = result;
  const id = sectionId(study);
  return `<section class="study" aria-labelledby="${id}">
<h2 id="${id}">${escapeHtml(title)}</h2>
<p class="lead">${escapeHtml(claim)}</p>
<p>${verdictHtml(verdict)}</p>
${part("Setup", paragraphs([setup]))}
${part("Findings", findingsTable(findings))}
${figures.length === 0 ? "" : part("Figures", `<div class="grid wide">\n${figures.map(studyFigure).join("\n")}\n</div>`)}
<h3 id="${id}-numbers">Numbers</h3>
${numbersTable(table, `${id}-numbers`)}
${part("How to read this", paragraphs(reading))}
${part("Make it again", madeWith(result))}
<p class="back"><a href="#verdicts">All verdicts</a></p>
</section>`;
}

function part(heading: string, html: string): string {
  return html === "" ? "" : `<h3>${heading}</h3>\n${html}`;
}

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${escapeHtml(text)}</p>`).join("\n");
}

function madeWith(result: StudyResult): string {
  const facts = [
    ["scale", scaleText(result)],
    ["machine", machineText(result)],
    ["date", result.date],
    ...Object.entries(result.versions),
  ];
  return `<pre tabindex="0"><code>${escapeHtml(result.command)}</code></pre>
<dl class="versions">${facts.map(([name, fact]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(fact)}</dd></div>`).join("")}</dl>`;
}
