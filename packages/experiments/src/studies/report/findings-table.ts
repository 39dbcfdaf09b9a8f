import { escapeHtml } from "../../report/escape-html.js";
import type { Finding } from "../study.js";
import { effectText } from "./effect-text.js";
import { verdictHtml } from "./verdict-look.js";

/**
 * The findings of a study on the page: a table, whose rows become cards on a narrow page. The roles are said because browsers forget them
 * where rows are laid out otherwise.
 *
 * @internal
 */
export function findingsTable(findings: readonly Finding[]): string {
  return `<table class="findings" role="table">
<thead role="rowgroup"><tr role="row">${["claim", "verdict", "effect", "interval", "over"].map((name) => `<th role="columnheader" scope="col">${name}</th>`).join("")}</tr></thead>
<tbody role="rowgroup">
${findings.map(bodyRow).join("\n")}
</tbody>
</table>`;
}

function bodyRow({ claim, verdict, effect, interval }: Finding): string {
  const { size, range, over } = effectText(effect, interval);
  const cells = [
    ["verdict", verdictHtml(verdict)],
    ["effect", `<strong>${escapeHtml(size)}</strong> <span class="note">${escapeHtml(effect.name)}</span>`],
    ["interval", escapeHtml(range)],
    ["over", escapeHtml(over)],
  ];
  return `<tr role="row"><th role="rowheader" scope="row">${escapeHtml(claim)}</th>${cells.map(([name, html]) => `<td role="cell" data-name="${name}">${html}</td>`).join("")}</tr>`;
}
