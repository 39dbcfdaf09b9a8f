import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { DomainError } from "@equal-bits/core";
import { requireShardPath } from "../tfjs/require-shard-path.js";
import { reasonOf } from "./reason-of.js";

/**
 * Writes weights so that whoever looks, at any moment, finds a whole model or none.
 *
 * All is written beside the place and moved there at the end, in one step. A file takes the place of an older one. A folder must be new or empty: of
 * several files none can be exchanged for another while the others stay.
 *
 * @param path - of the file, or of the folder; the folders above it are made
 * @param content - one file, from `writeSafetensors`; or the files of a folder by name, from `writeTfjsModel`
 * @throws DomainError if it cannot be written there, or the folder holds something; nothing is left behind then
 * @throws FormatError if a name of a file would lead out of the folder
 */
export async function writeWeights(
  path: string,
  content: Uint8Array | ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  if (!(content instanceof Uint8Array)) for (const name of content.keys()) requireShardPath(name, path);
  try {
    await moveInto(resolve(path), content);
  } catch (error) {
    throw new DomainError(
      `weights must go to a place that can be written${content instanceof Uint8Array ? "" : ", a new or empty folder"}, got ${path}: ${reasonOf(error)}`,
    );
  }
}

async function moveInto(path: string, content: Uint8Array | ReadonlyMap<string, Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = await mkdtemp(join(dirname(path), ".partial-"));
  try {
    const unfinished = join(temporary, basename(path)); // within the other, which only its owner may enter
    if (content instanceof Uint8Array) await writeWhole(unfinished, content);
    else await writeFolder(unfinished, content);
    await rename(unfinished, path);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await mkdir(folder);
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, bytes);
  }
}

/** On the disk before it is moved: a machine that stops must not leave a file of the right name and no content. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes, { flush: true });
}
