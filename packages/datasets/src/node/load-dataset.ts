import { stat } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "@equal-bits/core";
import { sources } from "./dataset-source.js";
import { loadDirectory } from "./load-directory.js";
import type { Dataset, LoadOptions } from "./load-options.js";
import { loadSource } from "./load-source.js";

/**
 * Loads a data set from the first of: the folder `directory`; the folder `EQUAL_BITS_DATA`, or the one named `name` in
 * it; the cache; the canonical addresses, into the cache.
 *
 * A folder that was named is used or refused, never passed over. It holds either the four idx files of MNIST's naming or
 * CIFAR-10's `data_batch_1.bin` … `data_batch_5.bin` (at least one) and `test_batch.bin`, each raw or gzipped. What comes
 * from the cache or the net is verified by SHA-256 each time; what comes from a folder is only decoded, for it may be a
 * subset. A CIFAR-10 download needs about 0.8 GB of memory while it lasts.
 *
 * @param options - which data set, and from where
 * @returns the data set
 * @throws DomainError if an option is out of range, a folder cannot be read or written, or the data would need the net while `offline`
 * @throws FormatError if a folder does not hold a data set, or a file is not what it claims to be
 * @throws BackendError if the net does not deliver
 */
export async function loadDataset(options: LoadOptions = {}): Promise<Dataset> {
  requireOptions(options);
  const { name, directory, environment = process.env } = options;
  if (directory !== undefined) return loadDirectory(directory, options);
  const { EQUAL_BITS_DATA: shared } = environment;
  if (shared) return loadDirectory(await folderWithin(shared, name), options);
  if (name === undefined)
    throw new DomainError(
      `name must be one of ${Object.keys(sources).join(", ")} where no folder is given, got undefined; or give \`directory\`, or set EQUAL_BITS_DATA`,
    );
  return loadSource(sources[name], options);
}

async function folderWithin(shared: string, name: string | undefined): Promise<string> {
  if (name === undefined) return shared;
  const own = join(shared, name);
  const found = await stat(own).catch(() => undefined);
  return found?.isDirectory() ? own : shared;
}

function requireOptions(options: LoadOptions): void {
  if (options.name !== undefined && !Object.hasOwn(sources, options.name))
    throw new DomainError(`name must be one of ${Object.keys(sources).join(", ")}, got ${options.name}`);
  for (const key of ["trainImages", "testImages", "maxFileBytes"] as const) {
    const value = options[key];
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1))
      throw new DomainError(`${key} must be a whole number ≥ 1, got ${value}`);
  }
  const { classes = 10 } = options;
  if (!(Number.isInteger(classes) && classes >= 1 && classes <= 256))
    throw new DomainError(`classes must be a whole number from 1 to 256, got ${classes}`);
  options.signal?.throwIfAborted();
}
