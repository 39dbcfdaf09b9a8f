import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { codeBlocks } from "../docs-code/code-blocks.mjs";
import { saveScripts } from "../docs-code/save-scripts.mjs";
import { typeErrors } from "../docs-code/type-errors.mjs";
import { whyScriptFails } from "../docs-code/why-script-fails.mjs";
import { repositoryRoot } from "../setup/repository-root.mjs";

const folder = join(repositoryRoot, ".cache", "docs-code", "planted");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The scripts of a page with these blocks, saved in one folder. */
function scriptsOf(...codes: string[]) {
  const page = codes.map((code) => `\`\`\`ts\n${code}\n\`\`\`\n`).join("\n");
  return saveScripts(folder, codeBlocks(page));
}

test("example: a block that throws fails with its message", async () => {
  const [script] = scriptsOf('throw new Error("planted");');
  expect(await whyScriptFails(script)).toContain("planted");
});

test("example: a block that imports what no package exports fails", async () => {
  const [script] = scriptsOf('import { nothing } from "vitest/config";\nconsole.log(nothing);');
  expect(await whyScriptFails(script)).toContain("nothing");
});

test("example: a block that prints something else than its comment says fails", async () => {
  const [right] = scriptsOf("console.log([1, 2]); // [ 1,2 ]");
  expect(await whyScriptFails(right)).toBeUndefined();
  const [wrong] = scriptsOf("console.log(1 + 1); // 3");
  expect(await whyScriptFails(wrong)).toContain('says that it prints "3"');
});

test("example: a block can import an earlier one that names its path", async () => {
  const [, script] = scriptsOf(
    "// src/three.ts\nexport const three: number = 3;",
    'import { three } from "./src/three.js";\nconsole.log(three); // 3',
  );
  expect(await whyScriptFails(script)).toBeUndefined();
});

test("example: a block named as a test is run by vitest, and a law that breaks makes it fail", async () => {
  const source = (expected: number) =>
    `// test/sum.test.ts\nimport { expect, test } from "vitest";\ntest("sum", () => expect(1 + 1).toBe(${expected}));`;
  const [right] = scriptsOf(source(2));
  expect(await whyScriptFails(right)).toBeUndefined();
  const [wrong] = scriptsOf(source(3));
  expect(await whyScriptFails(wrong)).toContain("expected 2 to be 3");
});

test("example: a block with a type error is told, though it would run", () => {
  const [script] = scriptsOf('const half: number = "0.5";\nconsole.log(half);');
  expect(typeErrors([script.source]).get(script.source)).toContain("not assignable to type 'number'");
});
