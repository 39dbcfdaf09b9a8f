import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/**
 * A script of a page, saved where Node can run it.
 *
 * @typedef {import("./code-blocks.mjs").CodeBlock & { folder: string, source: string, module: string }} SavedScript
 * `folder` is the page's, `source` the TypeScript file, `module` the JavaScript beside it
 */

/**
 * Saves the scripts of a page in a folder of their own, each as written and as JavaScript.
 *
 * A script that names a path lies under it, so that later scripts of the page can import it. The folder must lie in the
 * repository, where the packages are found by their names.
 *
 * @param {string} folder - emptied first
 * @param {readonly import("./code-blocks.mjs").CodeBlock[]} blocks - of one page
 * @returns {SavedScript[]}
 */
export function saveScripts(folder, blocks) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "vitest.config.js"), "export default {};"); // or vitest takes the repository's
  const scripts = blocks.filter(({ kind }) => kind === "script");
  return scripts.map((block) => {
    const source = join(folder, block.path ?? `line-${block.line}.ts`);
    const module = source.replace(/\.ts$/, ".js");
    mkdirSync(dirname(source), { recursive: true });
    writeFileSync(source, block.code);
    writeFileSync(module, asJavaScript(block.code));
    return { ...block, folder, source, module };
  });
}

function asJavaScript(code) {
  const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  };
  return ts.transpileModule(code, { compilerOptions: options }).outputText;
}
