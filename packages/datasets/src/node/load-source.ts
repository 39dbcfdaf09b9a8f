import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { DomainError, FormatError } from "@equal-bits/core";
import type { DatasetSource, SourceFile } from "./dataset-source.js";
import { fetchFiles } from "./fetch-files.js";
import type { Dataset, LoadOptions } from "./load-options.js";
import { readDecompressed } from "./read-decompressed.js";
import { requireContent } from "./require-content.js";
import { decodeShelf, type Shelf, type ShelfFile } from "./shelf.js";
import { writeAtomically } from "./write-atomically.js";

/**
 * Loads a published data set from the cache, and what the cache lacks from the net.
 *
 * @throws DomainError if the net is needed while `offline`, or the cache cannot be written
 * @throws FormatError if what was fetched, or is cached while `offline`, has the wrong checksum
 * @throws BackendError if the net does not deliver
 * @internal
 */
export async function loadSource(source: DatasetSource, options: LoadOptions): Promise<Dataset> {
  if (options.classes !== undefined && options.classes !== 10)
    throw new DomainError(`classes must be 10 for ${source.name}, got ${options.classes}; leave it out`);
  const folder = join(cacheFolder(options), source.name);
  const shelf: Shelf = {
    format: source.format,
    files: source.files.map(({ name }) => name),
    read: (name) => readOrFetch(source, name, folder, options),
  };
  return { name: source.name, ...(await decodeShelf(shelf, options)) };
}

async function readOrFetch(
  source: DatasetSource,
  name: string,
  folder: string,
  options: LoadOptions,
): Promise<ShelfFile> {
  options.signal?.throwIfAborted();
  const file = fileOf(source, name);
  const cached = await readCached(file, folder);
  if ("bytes" in cached) return cached;
  if (options.offline) throw offlineError(source, file, folder, cached.corrupt);
  const fetched = await fetchFiles(source, file, options);
  for (const { stored, storedName } of fetched) await writeAtomically(join(folder, storedName), stored);
  const { content, storedName } = fetched.find((one) => one.file === file) ?? fetched[0];
  return { bytes: content, path: join(folder, storedName) };
}

/** The verified content of a cached file; without one, the message of the last corrupt one, if any. */
async function readCached(file: SourceFile, folder: string): Promise<ShelfFile | { corrupt?: string }> {
  // a cache that cannot be listed counts as empty: writing to it will say why
  const entries = await readdir(folder).catch((): string[] => []);
  let corrupt: { corrupt?: string } = {};
  for (const entry of [`${file.name}.gz`, file.name].filter((name) => entries.includes(name))) {
    const path = join(folder, entry);
    try {
      const bytes = await readDecompressed(path, file.bytes);
      requireContent(bytes, file, path);
      return { bytes, path };
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      corrupt = { corrupt: error.message };
    }
  }
  return corrupt;
}

function offlineError(source: DatasetSource, file: SourceFile, folder: string, corrupt?: string): Error {
  if (corrupt !== undefined) return new FormatError(`${corrupt}; load it once online to replace it`);
  return new DomainError(
    `${source.name} must be in a folder or in the cache while offline, got no ${file.name} in ${folder}; give a folder that holds it, set EQUAL_BITS_DATA, or load it once online`,
  );
}

function cacheFolder({ cache, environment = process.env }: LoadOptions): string {
  if (cache !== undefined) return cache;
  const { XDG_CACHE_HOME: base } = environment;
  // the XDG specification: relative paths are to be ignored
  return join(base && isAbsolute(base) ? base : join(homedir(), ".cache"), "equal-bits");
}

function fileOf({ files, name: source }: DatasetSource, name: string): SourceFile {
  const file = files.find((one) => one.name === name);
  if (file === undefined) throw new DomainError(`file must be one of ${source}, got ${name}`);
  return file;
}
