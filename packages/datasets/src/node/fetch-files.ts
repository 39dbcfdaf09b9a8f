import { DomainError, EqualBitsError, FormatError } from "@equal-bits/core";
import type { DatasetSource, SourceFile } from "./dataset-source.js";
import { decompress, gzippedBound } from "./decompress.js";
import { type DownloadProgress, download } from "./download.js";
import { requireContent } from "./require-content.js";
import { tarMembers } from "./tar-members.js";

/**
 * A verified file from the net.
 *
 * @internal
 */
export interface FetchedFile {
  /** Which file it is. */
  readonly file: SourceFile;
  /** Its decompressed content. */
  readonly content: Uint8Array;
  /** What to store: the bytes that were sent, or a member of the archive. */
  readonly stored: Uint8Array;
  /** Name under which to store them. */
  readonly storedName: string;
}

/** @internal */
export interface FetchOptions {
  readonly mirrors?: readonly string[];
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly signal?: AbortSignal;
}

/** What a tar of a few files may hold beyond them: headers, a readme, names of classes. */
const TAR_SLACK = 2 ** 20;

/**
 * Downloads one file of a data set, or all of them where one archive holds them, from the first address that has them right.
 *
 * @returns the files, `wanted` among them; every checksum holds
 * @throws FormatError if an address sent something else
 * @throws BackendError if no address sent anything
 * @internal
 */
export async function fetchFiles(
  source: DatasetSource,
  wanted: SourceFile,
  options: FetchOptions,
): Promise<readonly FetchedFile[]> {
  const failures: EqualBitsError[] = [];
  for (const address of (options.mirrors ?? source.addresses).map(requireAddress)) {
    try {
      return source.archive === null
        ? [await fetchOne(address, wanted, options)]
        : await fetchArchive(address, source.archive, source.files, options);
    } catch (error) {
      if (!(error instanceof EqualBitsError)) throw error;
      failures.push(error);
    }
  }
  // a wrong file says more than an address that did not answer
  throw failures.find((error) => error instanceof FormatError) ?? failures[0] ?? noAddress();
}

async function fetchOne(address: string, file: SourceFile, options: FetchOptions): Promise<FetchedFile> {
  const url = `${address}${file.name}.gz`;
  const stored = await download(url, { ...options, maxBytes: gzippedBound(file.bytes) });
  const content = await decompress(stored, file.bytes, url);
  requireContent(content, file, url);
  return { file, content, stored, storedName: stored === content ? file.name : `${file.name}.gz` };
}

async function fetchArchive(
  address: string,
  archive: { readonly file: string; readonly folder: string },
  files: readonly SourceFile[],
  options: FetchOptions,
): Promise<readonly FetchedFile[]> {
  const url = `${address}${archive.file}`;
  const tarBytes = files.reduce((total, { bytes }) => total + bytes, TAR_SLACK);
  const zipped = await download(url, { ...options, maxBytes: gzippedBound(tarBytes) });
  const members = tarMembers(await decompress(zipped, tarBytes, url), url);
  options.signal?.throwIfAborted();
  return files.map((file) => {
    const content = members.get(archive.folder + file.name);
    if (content === undefined)
      throw new FormatError(
        `${url} must hold ${archive.folder}${file.name}, got ${members.size} other files`,
      );
    requireContent(content, file, `${url}: ${file.name}`);
    return { file, content, stored: content, storedName: file.name };
  });
}

function requireAddress(address: string): string {
  if (!(URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)))
    throw new DomainError(`mirrors must be http or https addresses of folders, got ${address}`);
  return address.endsWith("/") ? address : `${address}/`;
}

function noAddress(): DomainError {
  return new DomainError(
    "mirrors must hold at least one address, got none; leave it out for the canonical ones",
  );
}
