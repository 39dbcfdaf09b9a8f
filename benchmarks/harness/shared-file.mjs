import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "equal-bits-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/**
 * Writes an array where a peer can read it; the file goes when the process ends.
 *
 * @param {string} name - a file name; a later array of the same name replaces it
 * @param {Float32Array | Float64Array} values
 * @returns {string} its path
 */
export function shareArray(name, values) {
  const path = join(folder, name);
  writeFileSync(path, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return path;
}
