import { relative } from "node:path";

/**
 * Circles of files that import each other.
 *
 * @param {string} root - the repository's folder, for short names in the sentences
 * @param {readonly import("./read-imports.mjs").ImportOfFile[]} imports - of one package
 * @returns {string[]} one sentence for each circle met; empty when there is none
 */
export function importCycles(root, imports) {
  const targets = targetsByFile(imports);
  const finished = new Set();
  const cyclesFrom = (file, path) => {
    if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file]];
    if (finished.has(file)) return [];
    const cycles = (targets.get(file) ?? []).flatMap((target) => cyclesFrom(target, [...path, file]));
    finished.add(file);
    return cycles;
  };
  const cycles = [...targets.keys()].flatMap((file) => cyclesFrom(file, []));
  const shortNames = (cycle) => cycle.map((file) => relative(root, file)).join(" → ");
  return cycles.map((cycle) => `files import each other in a circle: ${shortNames(cycle)}`);
}

/** @param {readonly import("./read-imports.mjs").ImportOfFile[]} imports @returns {Map<string, string[]>} */
function targetsByFile(imports) {
  const targets = new Map();
  for (const { file, target } of imports)
    if (target) targets.set(file, [...(targets.get(file) ?? []), target]);
  return targets;
}
