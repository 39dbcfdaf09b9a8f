import { printable } from "@equal-bits/weights";
import type { InspectedTensor, Inspection, TensorTotals } from "./inspection.js";
import { count, shapeText, share } from "./inspection-words.js";

/** One column of the table of tensors: headings, the cell of a tensor, and the cell of a sum. */
export interface InspectionColumn {
  /** The heading's upper line; neighbours with the same one share it. Empty where there is none. */
  readonly group: string;
  /** The heading's lower line. */
  readonly name: string;
  /** What the column says, in one sentence. */
  readonly meaning: string;
  /** The cell of a tensor. */
  readonly text: (tensor: InspectedTensor) => string;
  /** The cell of a sum; empty where there is none. */
  readonly total: (totals: TensorTotals) => string;
  /** The greater, the sooner it is left out where the terminal is narrow. */
  readonly spare: number;
}

/** The columns behind the name that say something of these tensors: one that says the same everywhere is left out. */
export function inspectionColumns({ tensors }: Inspection): InspectionColumn[] {
  const has = (some: (tensor: InspectedTensor) => boolean): boolean => tensors.some(some);
  return [
    column("", "shape", "Length of each axis.", ({ shape }) => shapeText(shape), NONE, 1),
    ...(has(({ storedAs }) => storedAs !== tensors[0].storedAs)
      ? [column("", "stored as", "How its numbers are stored.", ({ storedAs }) => storedAs, NONE, 5)]
      : []),
    ...(has(({ quantizer }) => quantizer !== null)
      ? [column("", "quantizer", "The rule of its layer, by the name in the file.", quantizerText, NONE, 2)]
      : []),
    column(
      "",
      "weights",
      "How many numbers.",
      ({ weights }) => count(weights),
      ({ weights }) => count(weights),
      0,
    ),
    column(
      "",
      "bytes",
      "Their bytes in the file.",
      ({ bytes }) => count(bytes),
      ({ bytes }) => count(bytes),
      6,
    ),
    column(
      "ratio of +1",
      "mean",
      "Share of +1: of the weights that sign makes +1 (w ≥ 0), or of those above the middle of their levels.",
      ({ measures }) => share(measures?.ratio, 3),
      ({ ratio }) => share(ratio, 3),
      0,
    ),
    column(
      "ratio of +1",
      "least",
      "Share of +1 in the filter that has the least.",
      ({ measures }) => share(measures?.ratioLeast, 3),
      NONE,
      0,
    ),
    column(
      "ratio of +1",
      "greatest",
      "Share of +1 in the filter that has the most.",
      ({ measures }) => share(measures?.ratioGreatest, 3),
      NONE,
      0,
    ),
    column(
      "entropy",
      "(bits)",
      "Information in one weight as +1 and −1, or in one level; mean over the filters.",
      ({ measures }) => share(measures?.entropy, 4),
      ({ entropy }) => share(entropy, 4),
      0,
    ),
    ...(has(({ measures }) => measures !== null && measures.sparsity > 0)
      ? [
          column(
            "",
            "zeros",
            "Share of exact zeros.",
            ({ measures }) => share(measures?.sparsity, 3),
            ({ sparsity }) => share(sparsity, 3),
            3,
          ),
        ]
      : []),
    ...(has(({ kind, measures }) => kind === "kernel" && measures?.levels != null)
      ? [column("", "levels", "How many values there are, where they are few.", levelsText, NONE, 4)]
      : []),
    column(
      "packed",
      "bytes",
      "Bytes when each weight of a filter takes one bit, or as many as its levels need; vectors stay as they are.",
      ({ packedBytes }) => count(packedBytes),
      ({ packedBytes }) => count(packedBytes),
      7,
    ),
  ];
}

const NONE = (): string => "";

function column(
  group: string,
  name: string,
  meaning: string,
  text: InspectionColumn["text"],
  total: InspectionColumn["total"],
  spare: number,
): InspectionColumn {
  return { group, name, meaning, text, total, spare };
}

function levelsText({ measures }: InspectedTensor): string {
  return measures?.levels == null ? "" : String(measures.levels.length);
}

function quantizerText({ quantizer, holds }: InspectedTensor): string {
  return quantizer === null ? "" : `${printable(quantizer, 40)}${holds === "latent" ? "" : `, ${holds}`}`;
}
