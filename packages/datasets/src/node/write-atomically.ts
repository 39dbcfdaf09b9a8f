import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { DomainError } from "@equal-bits/core";
import { reasonOf } from "./reason-of.js";

/**
 * Writes a file of the cache so that whoever reads it, at any moment, finds the old one, the new one or none.
 *
 * Two processes may write the same file at once: each has a temporary folder of its own beside it.
 *
 * @throws DomainError if the folder cannot be written; nothing is left behind
 * @internal
 */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeBeside(path, bytes);
  } catch (error) {
    throw new DomainError(
      `cache must be a writable folder, got "${dirname(path)}": ${reasonOf(error)}; choose another with \`cache\``,
    );
  }
}

async function writeBeside(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = await mkdtemp(join(dirname(path), ".partial-"));
  try {
    const unfinished = join(temporary, basename(path));
    await writeFile(unfinished, bytes);
    await rename(unfinished, path);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
