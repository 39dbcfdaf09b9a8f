import type { Figure } from "../figure.js";
import type { Finding, StudyTable } from "../study.js";
import type { StudyResult } from "../study-result.js";
import { effectText } from "./effect-text.js";
import { figureLabel } from "./figure-label.js";
import { markdownCode } from "./markdown-code.js";
import { markdownTable } from "./markdown-table.js";
import { markdownText } from "./markdown-text.js";
import { machineText, scaleText } from "./study-facts.js";
import { numericColumns, tableCells } from "./table-cells.js";
import { verdictText } from "./verdict-look.js";

/**
 * A result as a page of Markdown.
 *
 * @param result - of one study
 * @param figureFile - the path of a figure's file from the page, by the figure's index from 0
 * @returns the page, with a newline at the end
 */
export function studyMarkdown(result: StudyResult, figureFile: (index: number) => string): string {
  const { title, claim, verdict, setup, findings, figures, table, reading, command } = result;
  const parts = [
    `# ${markdownText(title)}`,
    markdownText(claim),
    `**Verdict: ${verdictText(verdict)}.** Effect: ${markdownText(firstEffect(findings[0]))}`,
    section("Setup", [markdownText(setup)]),
    section("Findings", [findingsTable(findings)]),
    section(
      "Figures",
      figures.flatMap((figure, i) => figureParts(figure, figureFile(i))),
    ),
    section("Numbers", table.rows.length === 0 ? [] : [numbersTable(table)]),
    section("How to read this", reading.map(markdownText)),
    section("Make it again", [markdownCode(command), facts(result)]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function section(heading: string, parts: readonly string[]): string {
  return parts.length === 0 ? "" : [`## ${heading}`, ...parts].join("\n\n");
}

function firstEffect({ effect, interval }: Finding): string {
  const { size, range, over } = effectText(effect, interval);
  return `${effect.name}: ${size} (${range}; ${over}).`;
}

function findingsTable(findings: readonly Finding[]): string {
  const rows = findings.map(({ claim, verdict, effect, interval }) => {
    const { size, range, over } = effectText(effect, interval);
    return [claim, verdictText(verdict), `${effect.name}: ${size}`, range, over].map(markdownText);
  });
  return markdownTable(["claim", "verdict", "effect", "interval", "over"], rows);
}

function figureParts(figure: Figure, file: string): string[] {
  const { title, caption } = figure;
  return [
    `### ${markdownText(title)}`,
    `![${markdownText(figureLabel(figure))}](${encodeURI(file)})`,
    markdownText(caption),
  ];
}

/** Folded where it is long. */
function numbersTable(table: StudyTable): string {
  const rows = tableCells(table).map((row) => row.map(markdownText));
  const text = markdownTable(table.columns.map(markdownText), rows, numericColumns(table));
  return rows.length > 30
    ? `<details><summary>All ${rows.length} rows</summary>\n\n${text}\n\n</details>`
    : text;
}

function facts(result: StudyResult): string {
  const all = [
    ["scale", scaleText(result)],
    ["machine", machineText(result)],
    ["date", result.date],
    ...Object.entries(result.versions),
  ];
  return all.map(([name, fact]) => `- ${markdownText(name)}: ${markdownText(fact)}`).join("\n");
}
