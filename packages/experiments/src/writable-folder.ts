import { access, constants, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { DomainError } from "@equal-bits/core";

/**
 * Refuses a folder that could not be made or written, before hours of work end at it; makes nothing.
 *
 * @param folder - may not exist yet; then its nearest ancestor that does is looked at
 * @throws DomainError naming the folder and what is in the way
 * @internal
 */
export async function requireWritableFolder(folder: string): Promise<void> {
  let nearest = resolve(folder);
  for (;;) {
    const found = await stat(nearest).catch(() => null);
    if (found?.isDirectory()) break;
    if (found) throw refusal(folder, `${nearest} is no folder`);
    nearest = dirname(nearest);
  }
  await access(nearest, constants.W_OK).catch(() => {
    throw refusal(folder, `${nearest} cannot be written`);
  });
}

function refusal(folder: string, reason: string): DomainError {
  return new DomainError(`out must be a folder that can be written, got ${folder}: ${reason}`);
}
