import { readdir, realpath } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { DomainError, requireFinite } from "@equal-bits/core";
import {
  printable,
  type StoredTensor,
  storedTensor,
  valuesOf,
  type WeightFile,
  writeSafetensors,
  writeTfjsModel,
} from "@equal-bits/weights";
import { readWeights, writeWeights } from "@equal-bits/weights/node";
import { type AccuracyChange, type AccuracyOptions, accuracyChange } from "./accuracy-change.js";
import { type ChosenTensor, chosenTensors, type TensorChoice } from "./chosen-tensors.js";
import type { RealWeights } from "./pruned-tensors.js";
import type { ChangedTensor } from "./quantized-tensor.js";
import { type TensorReport, tensorReport } from "./tensor-report.js";

/** Which file is changed, and what is said of it. */
export interface ChangeOptions extends TensorChoice, AccuracyOptions {
  /** A folder or `model.json` of a tfjs layers model, or a safetensors file. */
  readonly model: string;
  /** Where the changed one is written: a folder for tfjs, a file for safetensors; not where `model` is. */
  readonly out: string;
}

/** What was changed. */
export interface ChangeReport {
  /** The tensors that were changed, in the order of the file. */
  readonly tensors: readonly TensorReport[];
  /** Kernels that were left as they are. */
  readonly left: readonly string[];
  /** Share of test images classified right, before and after; null where no data were named. */
  readonly accuracy: AccuracyChange | null;
  /** Where it was written. */
  readonly out: string;
}

/** Gives the new weights of all chosen tensors. */
export type ChangeAll = (all: readonly RealWeights[]) => readonly ChangedTensor[];

/**
 * Changes the weights of a saved model for good, and writes it as another one.
 *
 * @param options - which file, which of its tensors, and data to judge it by
 * @param change - the new weights
 * @param whole - whether every kernel is changed where no layers are named
 * @returns what was changed
 * @internal
 */
export async function changeWeights(
  options: ChangeOptions,
  change: ChangeAll,
  whole: boolean,
): Promise<ChangeReport> {
  const opened = await readWeights(options.model);
  await requireElsewhere(options, opened.files);
  if (opened.model !== null) await requireNewFolder(options.out);
  const file = { ...opened, tensors: await Promise.all(opened.tensors.map((tensor) => opened.read(tensor))) };
  const chosen = chosenTensors(file, options, whole);
  const all = chosen.map(({ tensor, filters }) => ({
    name: tensor.name,
    weights: finiteValues(tensor),
    filters,
  }));
  const changed = change(all);
  const tensors = chosen.map(({ tensor, filters }, i) =>
    tensorReport(tensor, filters, all[i].weights, changed[i]),
  );
  const next = withTensors(file, chosen, changed);
  const accuracy =
    options.data === undefined ? null : await accuracyChange(file, next, options.model, options);
  await writeWeights(options.out, contentOf(next));
  const names = new Set(tensors.map(({ name }) => name));
  const left = file.tensors.filter(({ name, shape }) => shape.length >= 2 && !names.has(name));
  return { tensors, left: left.map(({ name }) => name), accuracy, out: options.out };
}

/** The model must not be lost, by whatever path it goes. */
async function requireElsewhere(
  { model, out }: ChangeOptions,
  files: readonly { readonly path: string }[],
): Promise<void> {
  if (out === "") throw new DomainError("out must be a path, got nothing");
  const place = await realpath(out).catch(() => resolve(out));
  for (const { path } of files) {
    const own = await realpath(path);
    if (own === place || dirname(own) === place)
      throw new DomainError(
        `out must be another place than the model's, ${model}, got ${out}; it would be lost`,
      );
  }
}

/** Looked at before the work, which may take minutes. */
async function requireNewFolder(out: string): Promise<void> {
  const found = await readdir(out).catch((error: NodeJS.ErrnoException) =>
    error.code === "ENOENT" ? [] : [String(error.code)],
  );
  if (found.length > 0)
    throw new DomainError(`out must be a new or empty folder for a tfjs model, got ${out}, which is neither`);
}

function finiteValues(tensor: StoredTensor): Float32Array {
  const values = valuesOf(tensor);
  requireFinite(values, `the values of ${printable(tensor.name)}`);
  return values;
}

function withTensors(
  file: WeightFile,
  chosen: readonly ChosenTensor[],
  changed: readonly ChangedTensor[],
): WeightFile {
  const values = new Map(chosen.map(({ tensor }, i) => [tensor.name, changed[i].values]));
  const tensors = file.tensors.map((tensor) => {
    const now = values.get(tensor.name);
    return now === undefined ? tensor : storedTensor(tensor.name, tensor.shape, now);
  });
  return { ...file, tensors };
}

function contentOf({ model, tensors, metadata }: WeightFile): Parameters<typeof writeWeights>[1] {
  return model === null ? writeSafetensors(tensors, metadata) : writeTfjsModel(model, tensors);
}
