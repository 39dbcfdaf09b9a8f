import { realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { FormatError } from "@equal-bits/core";
import { printable } from "../tensor/printable.js";
import { fileLength } from "./read-range.js";

/**
 * A file of a model, found.
 *
 * @internal
 */
export interface FoundFile {
  /** Where it is. */
  readonly path: string;
  /** Its length. */
  readonly bytes: number;
}

/**
 * The files that a model names, where they really are.
 *
 * @param folder - of the model
 * @param paths - below it, as `requireShardPath` let them through
 * @param file - what the model is called in error messages
 * @returns each file by the name that the model has for it
 * @throws FormatError if one is missing, or is a link that leads out of the folder
 * @throws DomainError if one is no file
 * @internal
 */
export async function shardFiles(
  folder: string,
  paths: readonly string[],
  file: string,
): Promise<Map<string, FoundFile>> {
  const found = new Map<string, FoundFile>();
  for (const name of paths) {
    const what = `${file}'s file of weights "${printable(name)}"`;
    const path = await pathWithin(folder, name, what);
    found.set(name, { path, bytes: await fileLength(path, what) });
  }
  return found;
}

/**
 * Where a file of a folder really is, links followed.
 *
 * @throws FormatError if it is not there, or a link leads out of the folder
 * @internal
 */
export async function pathWithin(folder: string, name: string, what: string): Promise<string> {
  const [root, path] = await Promise.all([realOrNull(folder), realOrNull(join(folder, name))]);
  if (root === null || path === null)
    throw new FormatError(
      `${what} must be in ${folder}, got no such file; it may not have been copied along`,
    );
  if (!path.startsWith(root.endsWith(sep) ? root : root + sep))
    throw new FormatError(
      `${what} must be in ${folder}, got a link that leads out of it; put the file itself there`,
    );
  return path;
}

async function realOrNull(path: string): Promise<string | null> {
  return realpath(path).catch(() => null);
}
