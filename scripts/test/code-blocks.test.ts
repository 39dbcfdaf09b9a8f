import { expect, test } from "vitest";
import { codeBlocks } from "../docs-code/code-blocks.mjs";
import { commandLines } from "../docs-code/command-lines.mjs";

const page = [
  "Text.",
  "```ts",
  "// src/three.ts",
  "export const three = 3;",
  "```",
  "- a list",
  "",
  "  ```sh",
  "  $ npm test && npm start -- \\",
  "    --epochs 1",
  "  # a remark",
  "  ```",
  "```text",
  "not run",
  "```",
].join("\n");

const plain = { typed: false, runs: true, path: undefined };

test("example: blocks come with their kind, line and path, without the indent of a list", () => {
  expect(codeBlocks(page)).toEqual([
    {
      ...plain,
      kind: "script",
      typed: true,
      code: "// src/three.ts\nexport const three = 3;\n",
      line: 3,
      path: "src/three.ts",
    },
    { ...plain, kind: "shell", code: "$ npm test && npm start -- \\\n  --epochs 1\n# a remark\n", line: 9 },
    { ...plain, kind: "other", code: "not run\n", line: 14 },
  ]);
});

test("example: commands are split at line ends and chains, and joined at a backslash", () => {
  expect(commandLines(codeBlocks(page)[1].code)).toEqual(["npm test", "npm start -- --epochs 1"]);
});

test("example: a fence that says no-run is compiled only, and JavaScript is run only", () => {
  const [first, second] = codeBlocks("```ts no-run\nawait fetch();\n```\n```js\nlet lines = [];\n```\n");
  expect(first).toMatchObject({ kind: "script", typed: true, runs: false });
  expect(second).toMatchObject({ kind: "script", typed: false, runs: true });
});
