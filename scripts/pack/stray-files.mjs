import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** What every published package carries. */
const required = ["LICENSE", "README.md", "package.json", "dist/index.js", "dist/index.d.ts", "src/index.ts"];

/**
 * What is wrong with the files of a package as published: some that are missing, some that nobody needs, and source
 * maps that lead to a file which did not come along.
 *
 * @param {string} folder - the package's folder
 * @param {readonly string[]} files - what is published, relative to it
 * @returns {string[]} one sentence each; empty when all is well
 */
export function strayFiles(folder, files) {
  const missing = required.filter((file) => !files.includes(file));
  const unwanted = files.filter((file) => /(^|\/)(test|node_modules)\/|\.tsbuildinfo$|\.test\./.test(file));
  const lostMaps = files
    .filter((file) => file.endsWith(".map"))
    .flatMap((file) => lostSources(folder, file, files));
  return [
    ...missing.map((file) => `${file} is missing`),
    ...unwanted.map((file) => `${file} is of no use to anybody who installs the package`),
    ...lostMaps,
  ];
}

/** @param {string} folder @param {string} map @param {readonly string[]} files */
function lostSources(folder, map, files) {
  const path = join(folder, map);
  if (!existsSync(path)) return [`${map} cannot be read`];
  const { sources, sourcesContent } = JSON.parse(readFileSync(path, "utf8"));
  return sources
    .map((source) => normalize(join(dirname(map), source)).replaceAll("\\", "/"))
    .filter((source, i) => !sourcesContent?.[i] && !files.includes(source))
    .map((source) => `${map} leads to ${source}, which is not published`);
}
