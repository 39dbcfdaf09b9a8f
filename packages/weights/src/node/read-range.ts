import { open, stat } from "node:fs/promises";
import { DomainError, FormatError } from "@equal-bits/core";
import { allocated } from "../tensor/allocated.js";
import { reasonOf } from "./reason-of.js";

/** The system reads at most 2 GiB at once. */
const MOST_AT_ONCE = 2 ** 30;

/**
 * Some bytes of a file. No more memory is taken than they need, so compare them with `fileLength` first.
 *
 * @param path - the file
 * @param begin - the first byte
 * @param end - behind the last byte
 * @param what - what the file is called in error messages
 * @returns exactly end − begin bytes
 * @throws FormatError if the file has become shorter
 * @throws DomainError if it cannot be read
 * @internal
 */
export async function readRange(path: string, begin: number, end: number, what: string): Promise<Uint8Array> {
  const bytes = allocated(end - begin, what, () => new Uint8Array(end - begin));
  const file = await explained(open(path), what);
  try {
    for (let at = 0; at < bytes.length; ) {
      const wanted = Math.min(bytes.length - at, MOST_AT_ONCE);
      const { bytesRead } = await explained(file.read(bytes, at, wanted, begin + at), what);
      if (bytesRead === 0)
        throw new FormatError(`${what} must keep its ${end} bytes while it is read, got ${begin + at}`);
      at += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

/**
 * Length of a file. Asked before opening: to open a named pipe would wait for ever.
 *
 * @throws DomainError if it is no file or cannot be found
 * @internal
 */
export async function fileLength(path: string, what: string): Promise<number> {
  const found = await explained(stat(path), what);
  if (!found.isFile())
    throw new DomainError(
      `${what} must be a file, got ${found.isDirectory() ? "a folder" : "a device, pipe or socket"}`,
    );
  return found.size;
}

async function explained<T>(action: Promise<T>, what: string): Promise<T> {
  try {
    return await action;
  } catch (error) {
    throw new DomainError(`${what} must be a readable file, got ${reasonOf(error)}`);
  }
}
