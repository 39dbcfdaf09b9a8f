import { escapeHtml } from "../../report/escape-html.js";
import type { StudyTable } from "../study.js";
import { numericColumns, tableCells } from "./table-cells.js";

/** Longer tables are folded. */
const MOST_ROWS = 30;

/** With more columns than these, cells are set closer. */
const MOST_COLUMNS = 8;

/**
 * A study's numbers on the page; it can be scrolled sideways where it is wider than the page, and shows that it can.
 *
 * @param id - of the heading that names it
 * @internal
 */
export function numbersTable(table: StudyTable, id: string): string {
  const { columns, rows } = table;
  if (columns.length === 0 || rows.length === 0) return "<p>There are none.</p>";
  const numeric = numericColumns(table);
  const html = `<div class="scroll" role="region" aria-labelledby="${escapeHtml(id)}" tabindex="0">
<table class="numbers${columns.length > MOST_COLUMNS ? " close" : ""}">
<thead><tr>${columns.map((column, i) => `<th scope="col"${side(numeric[i])}>${escapeHtml(column)}</th>`).join("")}</tr></thead>
<tbody>
${tableCells(table)
  .map((row) => bodyRow(row, numeric))
  .join("\n")}
</tbody>
</table>
</div>`;
  return rows.length > MOST_ROWS
    ? `<details class="long"><summary>All ${rows.length} rows</summary>\n${html}\n</details>`
    : html;
}

function bodyRow([first, ...others]: readonly string[], numeric: readonly boolean[]): string {
  const cells = others.map((cell, i) => `<td${side(numeric[i + 1])}>${escapeHtml(cell)}</td>`);
  return `<tr><th scope="row"${side(numeric[0])}>${escapeHtml(first)}</th>${cells.join("")}</tr>`;
}

function side(numeric: boolean): string {
  return numeric ? "" : ' class="words"';
}
