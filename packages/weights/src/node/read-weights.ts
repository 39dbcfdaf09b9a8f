import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DomainError, FormatError } from "@equal-bits/core";
import { joined } from "../tensor/joined.js";
import { printable } from "../tensor/printable.js";
import type { StoredTensor, WeightTensor } from "../tensor/weight-tensor.js";
import { openSafetensors } from "./open-safetensors.js";
import { openTfjsModel } from "./open-tfjs-model.js";
import type { OpenedFile } from "./opened-file.js";
import type { OpenedWeights } from "./opened-weights.js";
import { fileLength, readRange } from "./read-range.js";
import { pathWithin } from "./shard-files.js";
import { toldFormat } from "./told-format.js";

/**
 * Opens a file of weights: safetensors, or a tfjs model with its files. Which it is, its content tells.
 *
 * Reads headers only. Sizes that they claim are compared with those of the files before memory is taken, so a short file that claims 10 GB costs
 * nothing. A model names files below its own folder; a path or a link that leads out of it is refused. No code of a topology is run.
 *
 * @param path - a `.safetensors` file, a `model.json`, or a folder with a `model.json`
 * @returns what the headers say, and a function that reads one tensor
 * @throws DomainError if there is no such file or it cannot be read
 * @throws FormatError if it is not what it claims to be, a file of it is missing, or longer or shorter than its tensors
 */
export async function readWeights(path: string): Promise<OpenedWeights> {
  const file = await fileOf(path);
  const bytes = await fileLength(file, file);
  const start = await readRange(file, 0, Math.min(bytes, START_BYTES), file);
  const opened =
    toldFormat(start, file) === "safetensors"
      ? await openSafetensors(file, bytes)
      : await openTfjsModel(dirname(file), file, bytes);
  return withReader(opened);
}

const START_BYTES = 16;

/** The file itself, or the model.json of a folder. */
async function fileOf(path: string): Promise<string> {
  if (!(await isThere(path, (found) => found.isDirectory()))) return path;
  const file = join(path, MODEL);
  if (!(await isThere(file, () => true)))
    throw new FormatError(
      `${path} must be a folder with a ${MODEL}, got none; or name a .safetensors file itself`,
    );
  await pathWithin(path, MODEL, MODEL);
  return file;
}

const MODEL = "model.json";

async function isThere(path: string, fits: (found: Stats) => boolean): Promise<boolean> {
  return stat(path).then(fits, () => false);
}

function withReader({ weights, places }: OpenedFile): OpenedWeights {
  return Object.freeze({
    ...weights,
    read: async (tensor: WeightTensor): Promise<StoredTensor> => {
      const pieces = places.get(tensor);
      const what = `tensor "${printable(tensor.name)}"`;
      if (pieces === undefined)
        throw new DomainError(`${what} must be one of the file's own records, got another`);
      const parts: Uint8Array[] = [];
      for (const { path, begin, end } of pieces) parts.push(await readRange(path, begin, end, path));
      return Object.freeze({ ...tensor, bytes: joined(parts, what) });
    },
  });
}
