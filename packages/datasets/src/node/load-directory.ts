import { readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { DomainError, FormatError } from "@equal-bits/core";
import { type DatasetName, sources } from "./dataset-source.js";
import type { Dataset } from "./load-options.js";
import { readDecompressed } from "./read-decompressed.js";
import { reasonOf } from "./reason-of.js";
import { recogniseFiles } from "./recognise-files.js";
import { sha256 } from "./sha256.js";
import { type DecodeOptions, decodeShelf, type Shelf } from "./shelf.js";

const MAX_FILE_BYTES = 256 * 2 ** 20;

/** @internal */
export interface DirectoryOptions extends DecodeOptions {
  readonly name?: DatasetName;
  readonly maxFileBytes?: number;
  readonly signal?: AbortSignal;
}

/**
 * Loads the data set that a folder holds.
 *
 * @throws DomainError if the folder or a file cannot be read
 * @throws FormatError if the folder holds no data set, two, another than `name`, or a corrupt one
 * @internal
 */
export async function loadDirectory(directory: string, options: DirectoryOptions): Promise<Dataset> {
  const { name, maxFileBytes = MAX_FILE_BYTES, signal, classes = 10 } = options;
  const { format, paths } = recogniseFiles(await entriesOf(directory), directory);
  const wanted = name === undefined ? format : sources[name].format;
  if (format !== wanted)
    throw new FormatError(
      `${directory} must hold ${name}, got ${format} files; name another folder, or no \`name\``,
    );
  if (format === "cifar-10" && classes !== 10)
    throw new DomainError(`classes must be 10 for CIFAR-10, got ${classes}; leave it out`);
  const digests = new Map<string, string>();
  const shelf: Shelf = {
    format,
    files: [...paths.keys()],
    read: async (file) => {
      signal?.throwIfAborted();
      const path = join(directory, paths.get(file) ?? file);
      const bytes = await readDecompressed(path, maxFileBytes);
      if (file === IDENTIFYING_FILE) digests.set(file, sha256(bytes));
      return { bytes, path };
    },
  };
  const halves = await decodeShelf(shelf, options);
  const known = format === "cifar-10" ? format : knownName(digests.get(IDENTIFYING_FILE));
  if (name !== undefined && known !== undefined && known !== name)
    throw new FormatError(
      `${directory} must hold ${name}, got ${known}; name another folder, or no \`name\``,
    );
  return { name: known ?? name ?? basename(resolve(directory)), ...halves };
}

/** MNIST and Fashion-MNIST have files of the same names and sizes; the training images tell them apart. */
const IDENTIFYING_FILE = "train-images-idx3-ubyte";

function knownName(digest: string | undefined): string | undefined {
  return Object.values(sources).find(({ files }) => files.some(({ sha256 }) => sha256 === digest))?.name;
}

async function entriesOf(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    throw new DomainError(`data directory must be a readable folder, got "${directory}": ${reasonOf(error)}`);
  }
}
