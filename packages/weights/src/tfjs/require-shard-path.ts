import { FormatError, shown } from "@equal-bits/core";
import { printable } from "../tensor/printable.js";

/** Longer than any name of a file. */
const MOST_CHARACTERS = 1024;

/**
 * The path of a file of weights, as a model names it: below the model's folder, whatever the system.
 *
 * @throws FormatError if it is no text, is absolute or an address, or leads out of the folder
 * @internal
 */
export function requireShardPath(path: unknown, file: string): string {
  const plain =
    typeof path === "string" && path.length <= MOST_CHARACTERS && path.split("/").every(isPlainName);
  if (!plain)
    throw new FormatError(
      `${file} must name files of weights below its own folder, got ${printable(shown(path))}`,
    );
  return path;
}

/** A colon begins a drive or ends a protocol, a backslash parts folders on some systems. */
function isPlainName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/[\\:\p{Cc}]/u.test(name);
}
