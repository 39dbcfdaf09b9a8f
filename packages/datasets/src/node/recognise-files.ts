import { FormatError } from "@equal-bits/core";
import type { DatasetFormat } from "./dataset-source.js";

const IDX_FILES = [
  "train-images-idx3-ubyte",
  "train-labels-idx1-ubyte",
  "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte",
];
const CIFAR_FILES = [
  "data_batch_1.bin",
  "data_batch_2.bin",
  "data_batch_3.bin",
  "data_batch_4.bin",
  "data_batch_5.bin",
  "test_batch.bin",
];
const EXPECTED =
  "the four idx files (train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-…) or CIFAR-10's data_batch_1.bin … and test_batch.bin, raw or .gz";

/**
 * Says which data set the files of a folder are, by their names.
 *
 * @param entries - names of everything in the folder, in any order
 * @param directory - the folder, for messages
 * @returns the format, and the entry of each file by its canonical name, in canonical order; of a raw and a gzipped
 *   spelling of one file the raw one
 * @throws FormatError if the files are of no data set, of an incomplete one, or of two
 * @internal
 */
export function recogniseFiles(
  entries: readonly string[],
  directory: string,
): { format: DatasetFormat; paths: Map<string, string> } {
  const idx = present(IDX_FILES, entries);
  const cifar = present(CIFAR_FILES, entries);
  if (idx.size > 0 && cifar.size > 0)
    throw new FormatError(
      `${directory} must hold one data set, got two: ${first(idx)} and ${first(cifar)}; give each a folder of its own`,
    );
  if (idx.size === 0 && cifar.size === 0)
    throw new FormatError(`${directory} must hold ${EXPECTED}, got ${described(entries)}`);
  if (idx.size > 0) return { format: "idx", paths: complete(idx, IDX_FILES, directory) };
  const batches = CIFAR_FILES.filter((name) => cifar.has(name) && name !== "test_batch.bin");
  const needed = [batches[0] ?? "data_batch_1.bin", "test_batch.bin"];
  return { format: "cifar-10", paths: complete(cifar, needed, directory) };
}

function present(names: readonly string[], entries: readonly string[]): Map<string, string> {
  const all = new Set(entries);
  const found = names.flatMap((name): [string, string][] => {
    const entry = spellings(name).find((spelling) => all.has(spelling));
    return entry === undefined ? [] : [[name, entry]];
  });
  return new Map(found);
}

/** Some tools unpack `train-images-idx3-ubyte` as `train-images.idx3-ubyte`. */
function spellings(name: string): string[] {
  const dotted = name.replace("-idx", ".idx");
  return [name, dotted, `${name}.gz`, `${dotted}.gz`];
}

function complete(
  found: Map<string, string>,
  needed: readonly string[],
  directory: string,
): Map<string, string> {
  const missing = needed.filter((name) => !found.has(name));
  if (missing.length > 0)
    throw new FormatError(
      `${directory} must also hold ${missing.join(", ")} (raw or .gz), got only ${[...found.values()].join(", ")}`,
    );
  return found;
}

function first(found: Map<string, string>): string {
  return [...found.values()][0];
}

function described(entries: readonly string[]): string {
  if (entries.length === 0) return "an empty folder";
  const shown = entries.slice(0, 5).map((entry) => JSON.stringify(entry));
  return `${shown.join(", ")}${entries.length > shown.length ? ` and ${entries.length - shown.length} more` : ""}`;
}
