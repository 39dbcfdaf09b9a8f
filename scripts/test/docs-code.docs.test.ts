import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codeBlocks } from "../docs-code/code-blocks.mjs";
import { commandLines } from "../docs-code/command-lines.mjs";
import { documentedPages } from "../docs-code/documented-pages.mjs";
import { saveScripts } from "../docs-code/save-scripts.mjs";
import { typeErrors } from "../docs-code/type-errors.mjs";
import { whyCommandFails } from "../docs-code/why-command-fails.mjs";
import { whyPatchFails } from "../docs-code/why-patch-fails.mjs";
import { whyScriptFails } from "../docs-code/why-script-fails.mjs";
import { repositoryRoot } from "../setup/repository-root.mjs";

const pages = documentedPages(repositoryRoot).map((page) => {
  const blocks = codeBlocks(readFileSync(join(repositoryRoot, page), "utf8"));
  const folder = join(repositoryRoot, ".cache", "docs-code", page.replaceAll(/[\\/.]/g, "-"));
  return { page, blocks, scripts: saveScripts(folder, blocks) };
});
const errors = typeErrors(pages.flatMap(({ scripts }) => scripts.map(({ source }) => source)));

for (const { page, blocks, scripts } of pages)
  describe(page, () => {
    for (const script of scripts) {
      test.runIf(script.typed)(`the code at line ${script.line} compiles`, () => {
        expect(errors.get(script.source)).toBeUndefined();
      });
      test.runIf(script.runs).concurrent(`the code at line ${script.line} runs`, async () => {
        expect(await whyScriptFails(script)).toBeUndefined();
      });
    }
    for (const { code, line } of blocks.filter(({ kind }) => kind === "shell"))
      test.concurrent.for(commandLines(code))(`the command at line ${line} exists: %s`, async (command) => {
        expect(await whyCommandFails(command)).toBeUndefined();
      });
    for (const { code, line } of blocks.filter(({ kind }) => kind === "patch"))
      test(`the change at line ${line} applies to the repository`, async () => {
        expect(await whyPatchFails(code)).toBeUndefined();
      });
    test("has only balanced fences", () => {
      const fences = readFileSync(join(repositoryRoot, page), "utf8").match(/^ *```/gm) ?? [];
      expect(fences).toHaveLength(2 * blocks.length);
    });
  });
