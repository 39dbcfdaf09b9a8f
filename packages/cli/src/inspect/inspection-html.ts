import { escapeHtml, pageHtml } from "@equal-bits/experiments/page";
import { printable } from "@equal-bits/weights";
import type { InspectedTensor, Inspection, TensorTotals } from "./inspection.js";
import { type InspectionColumn, inspectionColumns } from "./inspection-columns.js";
import { inspectionStyle } from "./inspection-style.js";
import {
  count,
  counted,
  fileName,
  remarks,
  share,
  whatItIs,
  whatKernelsTake,
  whereFiltersAre,
} from "./inspection-words.js";
import { ratioBar } from "./ratio-bar.js";

/**
 * An inspection as one HTML page that opens without a network: what the file is, its sums, a row a tensor with its ratio drawn.
 *
 * The page has no script and loads nothing; its policy forbids both. Every text of the file is escaped.
 */
export function inspectionHtml(inspection: Inspection): string {
  const notes = [whereFiltersAre(inspection), ...whatKernelsTake(inspection), ...remarks(inspection)];
  return pageHtml({
    title: fileName(inspection),
    kicker: "Equal Bits: the weights of a model",
    lead: [
      `<p class="lead">${escapeHtml(whatItIs(inspection))}.</p>`,
      ...notes.map((note) => `<p>${escapeHtml(note)}</p>`),
    ].join("\n"),
    body: [sums, tensorTable, filesAndTexts].map((section) => section(inspection)).join("\n"),
    style: inspectionStyle,
  });
}

/** The sums over the kernels, large. */
function sums({ kernels, totals, fileBytes }: Inspection): string {
  const facts: [string, string][] = [
    [
      count(kernels.weights),
      `weights in ${counted(kernels.tensors, "kernel")}, of ${count(totals.weights)} numbers`,
    ],
    [share(kernels.ratio, 3), "of the kernels' weights are +1"],
    [share(kernels.entropy, 4), "bits of information in a weight of a kernel"],
    [count(totals.packedBytes), `bytes with kernels packed, of ${count(fileBytes)} now`],
  ];
  const items = facts.map(([number, words]) => `<div><dd>${number}</dd><dt>${words}</dt></div>`);
  return `<section><dl class="facts">${items.join("")}</dl></section>`;
}

function tensorTable(inspection: Inspection): string {
  const { tensors, kernels, totals } = inspection;
  const columns = inspectionColumns(inspection);
  const meanings = columns.map(({ group, name, meaning }) => {
    const heading = [group, name].filter((part) => part !== "").join(" ");
    return `<dt>${escapeHtml(heading)}</dt><dd>${escapeHtml(meaning)}</dd>`;
  });
  return `<section aria-labelledby="tensors">
<h2 id="tensors">Tensors</h2>
<p class="note">In the order of the file. The bar goes from the filter with the least share of +1 to the one with the most; the mark is their mean, the line is one half.</p>
<div class="scroll" role="region" aria-labelledby="tensors" tabindex="0">
<table>
<thead>
<tr><th scope="col" rowspan="2" class="name">tensor</th><td></td>${groupHeadings(columns)}</tr>
<tr><th scope="col" class="axis" aria-label="ratio drawn"><span>0</span><span>1</span></th>${columns.map(({ name }) => `<th scope="col">${escapeHtml(name)}</th>`).join("")}</tr>
</thead>
<tbody>
${tensors.map((tensor) => tensorRow(tensor, columns)).join("\n")}
</tbody>
<tfoot>
${totalRow(counted(kernels.tensors, "kernel"), kernels, columns)}
${totalRow(`all ${count(totals.tensors)}`, totals, columns)}
</tfoot>
</table>
</div>
<details><summary>What the columns mean</summary><dl>${meanings.join("")}</dl></details>
</section>`;
}

function groupHeadings(columns: readonly InspectionColumn[]): string {
  const cells: { group: string; span: number }[] = [];
  for (const { group } of columns) {
    const last = cells[cells.length - 1];
    if (last?.group === group) last.span++;
    else cells.push({ group, span: 1 });
  }
  return cells
    .map(({ group, span }) =>
      group === ""
        ? "<td></td>".repeat(span)
        : `<th colspan="${span}"${span > 1 ? ' class="group"' : ""}>${escapeHtml(group)}</th>`,
    )
    .join("");
}

function tensorRow(tensor: InspectedTensor, columns: readonly InspectionColumn[]): string {
  const name = escapeHtml(printable(tensor.name));
  const cells = columns.map(({ text }) => `<td>${escapeHtml(text(tensor))}</td>`);
  return `<tr class="${tensor.kind}"><th scope="row" class="name">${name}</th><td>${ratioBar(tensor.measures)}</td>${cells.join("")}</tr>`;
}

function totalRow(name: string, totals: TensorTotals, columns: readonly InspectionColumn[]): string {
  const cells = columns.map(({ total }) => `<td>${escapeHtml(total(totals))}</td>`);
  return `<tr><th scope="row" class="name">${name}</th><td></td>${cells.join("")}</tr>`;
}

function filesAndTexts({ files, metadata }: Inspection): string {
  const paths = files.map(
    ({ path, bytes }) => `<li><code>${escapeHtml(printable(path, 300))}</code>, ${count(bytes)} bytes</li>`,
  );
  const texts = [...metadata].map(
    ([name, text]) =>
      `<div><dt>${escapeHtml(printable(name))}</dt><dd>${escapeHtml(printable(text, 200))}</dd></div>`,
  );
  return `<section>
<h2>Files</h2>
<ul class="files">${paths.join("")}</ul>
${texts.length === 0 ? "" : `<dl class="versions">${texts.join("")}</dl>`}
</section>`;
}
