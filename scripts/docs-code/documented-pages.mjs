import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The pages whose code is run: the readme files, the contributor's page, everything in docs.
 *
 * @param {string} root - the repository's folder
 * @returns {string[]} paths relative to it, sorted
 */
export function documentedPages(root) {
  const inDocs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md") && !file.startsWith("api"))
    .map((file) => join("docs", file));
  const ofPackages = readdirSync(join(root, "packages")).map((name) => join("packages", name, "README.md"));
  const pages = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "benchmarks/README.md",
    ...ofPackages,
    ...inDocs,
  ];
  return pages.filter((page) => existsSync(join(root, page))).sort();
}
