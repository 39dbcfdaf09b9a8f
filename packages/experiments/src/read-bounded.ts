import { readFile, stat } from "node:fs/promises";
import { DomainError, FormatError } from "@equal-bits/core";

/**
 * The bytes of a file that may be anything: its size is looked at before it is read.
 *
 * @param path - of the file
 * @param most - bytes that it may have
 * @returns the bytes; null where there is no such file
 * @throws DomainError naming the path, if it is a folder or a pipe
 * @throws FormatError naming the path, if it has more bytes
 * @internal
 */
export async function readBounded(path: string, most: number): Promise<Buffer | null> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null; // what Node's file functions throw
    throw error;
  });
  if (found === null) return null;
  if (!found.isFile()) throw new DomainError(`${path} must be a file, got something else`); // a named pipe would wait for ever
  if (found.size > most) throw new FormatError(`${path} must have at most ${most} bytes, got ${found.size}`);
  return readFile(path);
}
