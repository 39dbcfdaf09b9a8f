import type { StudyResult } from "../study-result.js";
import { effectText } from "./effect-text.js";
import { markdownCode } from "./markdown-code.js";
import { markdownTable } from "./markdown-table.js";
import { markdownText } from "./markdown-text.js";
import { machineText, VERDICTS_MEAN, verdictsText } from "./study-facts.js";
import { inStudyOrder } from "./study-order.js";
import { verdictText } from "./verdict-look.js";

/**
 * The overview of results as a page of Markdown, beside the folders of the studies: a line a study, and how to make them again.
 *
 * @param results - of different studies, in any order; where there are none, the page says how to make some
 * @returns the page, with a newline at the end
 */
export function studiesMarkdown(results: readonly StudyResult[]): string {
  const ordered = inStudyOrder(results);
  const parts =
    ordered.length === 0
      ? [NONE]
      : [verdictsText(ordered), overview(ordered), VERDICTS_MEAN, REPORT, again(ordered)];
  return `${["# Results of the studies", ...parts].join("\n\n")}\n`;
}

const NONE = `No study has been concluded here yet. This command runs one and writes its result into a folder of its own:

    equal-bits study run NAME --out docs/results

Then \`node scripts/make-study-results.mjs\` makes these pages of all results.`;

const REPORT = "All of it on one page, to be opened in a browser: [index.html](index.html).";

function overview(results: readonly StudyResult[]): string {
  const rows = results.map((result) => {
    const { study, title, verdict, effect, interval, scale, date } = result;
    const { size, range, over } = effectText(effect, interval);
    return [
      `[${markdownText(title)}](${encodeURIComponent(study)}/README.md)`,
      verdictText(verdict),
      markdownText(`${effect.name}: ${size}`),
      markdownText(`${range}; ${over}`),
      scale,
      markdownText(machineText(result)),
      markdownText(date),
    ];
  });
  return markdownTable(["study", "verdict", "effect", "interval", "scale", "machine", "date"], rows);
}

function again(results: readonly StudyResult[]): string {
  return `## Make them again

${markdownCode(results.map(({ command }) => command.replace(/\s+/gu, " ")).join("\n"))}

Then \`node scripts/make-study-results.mjs\` makes these pages of all results.`;
}
