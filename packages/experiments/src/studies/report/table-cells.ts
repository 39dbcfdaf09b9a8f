import { fixed } from "../../report/number-text.js";
import type { StudyTable } from "../study.js";

/** A study's numbers as text, a row of cells each. @internal */
export function tableCells({ rows, digits }: StudyTable): string[][] {
  return rows.map((row) => row.map((cell, i) => cellText(cell, digits[i])));
}

/** Whether each column holds numbers, which stand below each other at the right. @internal */
export function numericColumns({ columns, rows }: StudyTable): boolean[] {
  return columns.map((_, i) => rows.some((row) => typeof row[i] === "number"));
}

function cellText(cell: string | number | null, digits: number): string {
  if (cell === null) return "–";
  return typeof cell === "string" ? cell : fixed(cell, digits);
}
