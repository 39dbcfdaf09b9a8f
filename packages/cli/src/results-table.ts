import type { SummaryColumn, SummaryRow } from "@equal-bits/experiments";
import { colorsFor } from "./colors.js";
import { groupCells } from "./group-cells.js";
import type { Io } from "./io.js";
import { plainTable } from "./plain-table.js";

/** The results as a table for the terminal: a row a run, the best accuracy bold. No line break at the end. */
export function resultsTable(
  rows: readonly SummaryRow[],
  columns: readonly SummaryColumn[],
  { stdout, env }: Pick<Io, "stdout" | "env">,
): string {
  const { bold, dim } = colorsFor(stdout, env);
  const best = Math.max(...rows.map(({ testAccuracy }) => testAccuracy));
  const body = rows.map((row) => {
    const mark = row.testAccuracy === best ? bold : String;
    return [
      mark(row.label),
      mark(columns[0].text(row)),
      ...columns.slice(1).map((column) => column.text(row)),
    ];
  });
  const names = ["quantizer", ...columns.map(({ name }) => name)];
  const [upper, lower, ...lines] = plainTable([groupCells(columns), names, ...body]);
  return [dim(upper), dim(lower), dim("─".repeat(lower.length)), ...lines].join("\n");
}
