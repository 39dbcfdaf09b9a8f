import type { Cell } from "cli-table3";

/** The upper line of the headings; neighbours of one group share a cell. */
export function groupCells(columns: readonly { readonly group: string }[]): Cell[] {
  const cells: { content: string; colSpan: number; hAlign: "center" | "right" }[] = [];
  for (const { group } of columns) {
    const last = cells[cells.length - 1];
    if (last?.content === group) {
      last.colSpan++;
      last.hAlign = "center";
    } else cells.push({ content: group, colSpan: 1, hAlign: "right" });
  }
  return ["", ...cells];
}
