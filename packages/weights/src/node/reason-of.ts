import { printable } from "../tensor/printable.js";

/**
 * What the system said, in one line.
 *
 * @internal
 */
export function reasonOf(error: unknown): string {
  return printable(error instanceof Error ? error.message : String(error), 300);
}
