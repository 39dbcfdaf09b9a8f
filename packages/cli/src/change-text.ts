import type { ChangeReport, FilterRange, TensorReport } from "@equal-bits/experiments";
import { printable } from "@equal-bits/weights";
import { colorsFor } from "./colors.js";
import type { Io } from "./io.js";
import { plainTable } from "./plain-table.js";

/** What was changed, as a table and some lines; a line break at the end. */
export function changeText(report: ChangeReport, { stdout, env }: Pick<Io, "stdout" | "env">): string {
  const { dim } = colorsFor(stdout, env);
  const [names, ...rows] = plainTable([HEADINGS, ...report.tensors.map(rowOf)]);
  return `${[dim(names), dim("─".repeat(names.length)), ...rows, "", ...linesOf(report)].join("\n")}\n`;
}

/** What was changed as JSON, `{ "schema": 1, "tensors": […], "left": […], "accuracy": …, "out": … }`; a line break at the end. */
export function changeJson({ tensors, left, accuracy, out }: ChangeReport): string {
  return `${JSON.stringify({ schema: 1, tensors, left, accuracy, out }, null, 2)}\n`;
}

const HEADINGS = ["tensor", "shape", "zeros", "ratio of +1", "entropy", "error"];

function rowOf({ name, shape, sparsity, ratio, entropy, error }: TensorReport): string[] {
  return [
    printable(name),
    shape.join("×"),
    rangeText(sparsity),
    rangeText(ratio),
    fixed(entropy, 4),
    fixed(error, 3),
  ];
}

function linesOf({ tensors, left, accuracy, out }: ChangeReport): string[] {
  const weights = tensors.reduce((sum, { filters, size }) => sum + filters * size, 0);
  const changed = `changed: ${weights.toLocaleString("en-US")} weights in ${tensors.length} of ${tensors.length + left.length} kernels`;
  const tested =
    accuracy === null
      ? []
      : [
          `test accuracy: ${percent(accuracy.before)} before, ${percent(accuracy.after)} after, without training`,
        ];
  return [changed, ...tested, `written: ${out}`];
}

/** A mean, and the least and greatest of a filter where they differ. */
function rangeText({ mean, least, greatest }: FilterRange): string {
  const whole = fixed(mean, 3);
  return least === greatest ? whole : `${whole} (${fixed(least, 3)} … ${fixed(greatest, 3)})`;
}

function fixed(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : "–";
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
