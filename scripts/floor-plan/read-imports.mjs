import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

/**
 * One import, export-from, import() or require() in a source file.
 *
 * @typedef {object} ImportOfFile
 * @property {string} file - the importing file
 * @property {string} specifier - as written
 * @property {string | undefined} target - the file it means, for a relative specifier
 */

/**
 * Every import of a package's sources, in TypeScript's own reading of them: imports of types count too.
 *
 * @param {string} root - the repository's folder
 * @param {string} name - the package's folder name
 * @returns {ImportOfFile[]}
 */
export function readImports(root, name) {
  const source = join(root, "packages", name, "src");
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[cm]?tsx?$/.test(file))
    .flatMap((file) => importsOf(join(source, file)));
}

/** @param {string} file @returns {ImportOfFile[]} */
function importsOf(file) {
  const { importedFiles, referencedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
  const relativeReferences = referencedFiles.map(({ fileName }) => ({ fileName: `./${fileName}` }));
  return [...importedFiles, ...relativeReferences].map(({ fileName: specifier }) => {
    const isRelative = specifier.startsWith(".");
    const target = isRelative ? resolve(dirname(file), specifier).replace(/\.js$/, ".ts") : undefined;
    return { file, specifier, target };
  });
}
