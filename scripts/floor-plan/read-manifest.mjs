import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The package.json of a package.
 *
 * @param {string} root - the repository's folder
 * @param {string} name - the package's folder name
 */
export function readManifest(root, name) {
  return JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"));
}

/**
 * What an installed package can rely on: its dependencies and peers, not its development tools.
 *
 * @param {{ dependencies?: Record<string, string>, peerDependencies?: Record<string, string> }} manifest
 * @returns {string[]} sorted names
 */
export function declaredBy({ dependencies, peerDependencies }) {
  return Object.keys({ ...dependencies, ...peerDependencies }).sort();
}
