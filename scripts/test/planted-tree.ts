import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../setup/repository-root.mjs";

/**
 * A copy of what the floor plan's checker reads, in which a test may plant mistakes.
 *
 * @returns the folder of the copy; the caller removes it
 */
export function copiedTree(): string {
  const copy = mkdtempSync(join(tmpdir(), "equal-bits-tree-"));
  for (const file of ["floor-plan.json", "tsconfig.json"])
    cpSync(join(repositoryRoot, file), join(copy, file));
  cpSync(join(repositoryRoot, "packages"), join(copy, "packages"), {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|dist|test|data|generated)$/.test(path),
  });
  return copy;
}

/**
 * Rewrites a file of a copied tree.
 *
 * @param root - the copy's folder
 * @param file - relative to it; created if absent
 * @param edit - from the old text, empty if absent, to the new
 */
export function plant(root: string, file: string, edit: (text: string) => string): void {
  const path = join(root, file);
  let text = "";
  try {
    text = readFileSync(path, "utf8");
  } catch {
    // a new file
  }
  writeFileSync(path, edit(text));
}
