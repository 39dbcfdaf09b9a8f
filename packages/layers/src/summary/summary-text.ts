import type { LayerSummary, Summary, SummaryTotals } from "./summary.js";

/**
 * A summary as a table for the eye, with the totals below.
 *
 * @param summary - what to show
 * @returns lines, without colours; the last one ends without a line break
 */
export function summaryText({ layers, totals }: Summary): string {
  const widths = [...new Set(layers.flatMap(({ weights }) => weights.map(({ bits }) => bits)))].sort(
    (a, b) => a - b,
  );
  const head = ["layer", "kind", "output", ...widths.map((bits) => `${bits}-bit`), "bytes", ...PRECISIONS];
  const rows = layers.map((layer) => rowOf(layer, widths));
  const table = aligned([head, ...rows]);
  const rule = "-".repeat(table[0].length);
  return [table[0], rule, ...table.slice(1), rule, ...totalLines(totals)].join("\n");
}

const PRECISIONS: readonly string[] = ["binary MACs", "mixed MACs", "real MACs"];

/** Layer, kind and output are texts. */
const TEXTS = 3;

function rowOf(layer: LayerSummary, widths: readonly number[]): string[] {
  const { name, kind, outputShape, weights, bytes, macs } = layer;
  const countOf = (bits: number): number => weights.find((weight) => weight.bits === bits)?.count ?? 0;
  const numbers = [...widths.map(countOf), bytes, macs.binary, macs.mixed, macs.real];
  const shape = outputShape.slice(1).map((axis) => axis ?? "?");
  return [name, kind, shape.join("×"), ...numbers.map((number) => (number === 0 ? "-" : grouped(number)))];
}

function aligned(rows: readonly string[][]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column < TEXTS ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join("  "),
  );
}

function totalLines(totals: SummaryTotals): string[] {
  const { weights, trainable, bitsPerWeight, bytes, float32Bytes, compression, macs, binaryShare } = totals;
  return [
    `weights      ${grouped(weights)}, ${grouped(trainable)} of them trained; ${bitsPerWeight.toFixed(2)} bits a weight`,
    `memory       ${grouped(bytes)} bytes; ${grouped(float32Bytes)} as float32, ${compression.toFixed(2)} times as many`,
    `MACs         ${grouped(macs.binary + macs.mixed + macs.real)} an example; ${(100 * binaryShare).toFixed(2)} % of them binary`,
  ];
}

/** 1234567 as 1,234,567, in every locale. */
function grouped(number: number): string {
  return number.toLocaleString("en-US");
}
