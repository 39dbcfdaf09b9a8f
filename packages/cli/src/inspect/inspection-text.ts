import { printable } from "@equal-bits/weights";
import type { Cell } from "cli-table3";
import { colorsFor } from "../colors.js";
import { groupCells } from "../group-cells.js";
import type { Io } from "../io.js";
import { plainTable } from "../plain-table.js";
import { wrapped } from "../wrapped.js";
import type { Inspection } from "./inspection.js";
import { type InspectionColumn, inspectionColumns } from "./inspection-columns.js";
import {
  count,
  counted,
  fileName,
  remarks,
  whatItIs,
  whatKernelsTake,
  whereFiltersAre,
} from "./inspection-words.js";

/** The inspection as text: what the file is, a row a tensor, the sums. On a terminal it is as wide as that at most. */
export function inspectionText(inspection: Inspection, io: Pick<Io, "stdout" | "env">): string {
  const { stdout } = io;
  const most = stdout.isTTY === true ? (stdout.columns ?? 80) : Number.POSITIVE_INFINITY;
  const prose = (text: string): string[] => wrapped(text, Math.min(most, MOST_COLUMNS) - 1);
  const { lines, left } = fittingTable(inspection, most, io);
  return [
    ...prose(`${fileName(inspection)}: ${whatItIs(inspection)}`),
    "",
    ...lines,
    "",
    ...whatKernelsTake(inspection).flatMap(prose),
    ...prose(whereFiltersAre(inspection)),
    ...remarks(inspection).flatMap(prose),
    ...(left.length === 0 ? [] : prose(`Left out in ${most} columns: ${left.join(", ")}. --json has all.`)),
    "",
  ].join("\n");
}

/** Longest line of prose, so that a wide terminal stays readable. */
const MOST_COLUMNS = 100;

interface FittingTable {
  readonly lines: string[];
  /** Names of the columns that did not fit. */
  readonly left: string[];
}

/**
 * The table with what there is room for: columns that can be spared go, those that can be spared most first; then long names are cut; at last the
 * shapes go too.
 */
function fittingTable(inspection: Inspection, most: number, io: Pick<Io, "stdout" | "env">): FittingTable {
  const columns = inspectionColumns(inspection);
  const left: string[] = [];
  const over = (name: number): number => widthOf(table(inspection, columns, name)) - most;
  const spare = (least: number, name: number): void => {
    while (over(name) > 0 && columns.some((column) => column.spare >= least)) {
      const spared = columns.reduce((one, other) => (other.spare > one.spare ? other : one));
      columns.splice(columns.indexOf(spared), 1);
      left.push(`${spared.group} ${spared.name}`.trim());
    }
  };
  spare(2, MOST_NAME);
  spare(1, LEAST_NAME);
  const name = Math.max(LEAST_NAME, nameWidth(inspection) - Math.max(0, over(MOST_NAME)));
  return { lines: coloured(table(inspection, columns, name), inspection, io), left };
}

function widthOf(lines: readonly string[]): number {
  return lines[2].length; // the rule below the headings
}

const [LEAST_NAME, MOST_NAME] = [12, 60];

function nameWidth({ tensors }: Inspection): number {
  return Math.max(...tensors.map(({ name }) => shortened(name, MOST_NAME).length));
}

/** Headings in two lines, a rule, a row a tensor, a rule, and the sums. */
function table(
  { tensors, totals, kernels }: Inspection,
  columns: readonly InspectionColumn[],
  most: number,
): string[] {
  const row = (name: string, text: (column: InspectionColumn) => string): Cell[] => [
    name,
    ...columns.map(text),
  ];
  const [upper, lower, ...body] = plainTable([
    groupCells(columns),
    ["tensor", ...columns.map(({ name }) => name)],
    ...tensors.map((tensor) => row(shortened(tensor.name, most), ({ text }) => text(tensor))),
    row(counted(kernels.tensors, "kernel"), ({ total }) => total(kernels)),
    row(`all ${count(totals.tensors)}`, ({ total }) => total(totals)),
  ]);
  const rule = "─".repeat(lower.length);
  return [upper, lower, rule, ...body.slice(0, -2), rule, ...body.slice(-2)].map((line) => line.trimEnd());
}

/** A long name without its middle: the end tells tensors apart. */
function shortened(name: string, most: number): string {
  const text = printable(name, 200);
  if (text.length <= most) return text;
  const end = Math.floor((most - 1) / 2);
  return `${text.slice(0, most - 1 - end)}…${text.slice(text.length - end)}`;
}

/** Headings and vectors dim, so that kernels stand out. */
function coloured(
  lines: string[],
  { tensors }: Inspection,
  { stdout, env }: Pick<Io, "stdout" | "env">,
): string[] {
  const { bold, dim } = colorsFor(stdout, env);
  return lines.map((line, i) => {
    const tensor = tensors[i - 3];
    if (i < 3 || (tensor !== undefined && tensor.kind !== "kernel") || line.startsWith("─")) return dim(line);
    return tensor === undefined && i < lines.length - 1 ? bold(line) : line;
  });
}
