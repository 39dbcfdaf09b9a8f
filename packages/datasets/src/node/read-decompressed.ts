import { readFile, stat } from "node:fs/promises";
import { DomainError } from "@equal-bits/core";
import { decompress, gzippedBound, tooLong } from "./decompress.js";
import { reasonOf } from "./reason-of.js";

/**
 * Reads a file, raw or gzipped, whose content is at most `maxBytes` long.
 *
 * @throws DomainError if it is no file or cannot be read
 * @throws FormatError if it is too long or its gzip stream is corrupt
 * @internal
 */
export async function readDecompressed(path: string, maxBytes: number): Promise<Uint8Array> {
  const size = await fileSize(path);
  if (size > gzippedBound(maxBytes)) throw tooLong(path, maxBytes, `${size}`);
  return decompress(await explained(path, readFile(path)), maxBytes, path);
}

/** Asked before opening: to open a named pipe would wait for ever. */
async function fileSize(path: string): Promise<number> {
  const found = await explained(path, stat(path));
  if (!found.isFile())
    throw new DomainError(
      `${path} must be a file, got ${found.isDirectory() ? "a folder" : "a device, pipe or socket"}`,
    );
  return found.size;
}

async function explained<T>(path: string, action: Promise<T>): Promise<T> {
  try {
    return await action;
  } catch (error) {
    throw new DomainError(`${path} must be a readable file, got ${reasonOf(error)}`);
  }
}
