import type { Comparison } from "../comparison.js";
import { escapeHtml } from "./escape-html.js";
import { type Series, seriesOf } from "./series.js";
import { type SummaryColumn, summaryColumns } from "./summary-columns.js";
import { type SummaryRow, summaryRows } from "./summary-rows.js";

/** The results table, with what each column means below it. */
export function summaryTable(comparison: Comparison): string {
  const rows = summaryRows(comparison);
  const series = seriesOf(comparison);
  const best = Math.max(...rows.map(({ testAccuracy }) => testAccuracy));
  return `<section aria-labelledby="results">
<h2 id="results">Results</h2>
<div class="scroll" role="region" aria-labelledby="results" tabindex="0">
<table>
<thead>
<tr><th scope="col" rowspan="2" class="name">quantizer</th>${groupHeadings()}</tr>
<tr>${summaryColumns.map((column) => `<th scope="col">${escapeHtml(column.name)}</th>`).join("")}</tr>
</thead>
<tbody>
${rows.map((row, i) => bodyRow(row, series[i], row.testAccuracy === best)).join("\n")}
</tbody>
</table>
</div>
<details><summary>What the columns mean</summary><dl>${summaryColumns.map(meaning).join("")}</dl></details>
</section>`;
}

/** Neighbouring columns of one group share one heading. */
function groupHeadings(): string {
  const spans: { group: string; columns: number }[] = [];
  for (const { group } of summaryColumns) {
    const last = spans[spans.length - 1];
    if (last?.group === group) last.columns++;
    else spans.push({ group, columns: 1 });
  }
  return spans
    .map(({ group, columns }) =>
      columns === 1
        ? `<th scope="col">${escapeHtml(group)}</th>`
        : `<th scope="colgroup" colspan="${columns}" class="group">${escapeHtml(group)}</th>`,
    )
    .join("");
}

function bodyRow(row: SummaryRow, { color, label }: Series, best: boolean): string {
  const cells = summaryColumns.map((column) => `<td>${escapeHtml(column.text(row))}</td>`).join("");
  const swatch = `<span class="swatch" style="background:${color}"></span>`;
  return `<tr${best ? ' class="best"' : ""}><th scope="row" class="name">${swatch}${escapeHtml(label)}</th>${cells}</tr>`;
}

function meaning({ group, name, meaning }: SummaryColumn): string {
  return `<dt>${escapeHtml(`${group} ${name}`)}</dt><dd>${escapeHtml(meaning)}</dd>`;
}
