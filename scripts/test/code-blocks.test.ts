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

test("example: blocks come with their kind, line and path, without the indent of a list", () => {
  expect(codeBlocks(page)).toEqual([
    { kind: "script", code: "// src/three.ts\nexport const three = 3;\n", line: 3, path: "src/three.ts" },
    {
      kind: "shell",
      code: "$ npm test && npm start -- \\\n  --epochs 1\n# a remark\n",
      line: 9,
      path: undefined,
    },
    { kind: "other", code: "not run\n", line: 14, path: undefined },
  ]);
});

test("example: commands are split at line ends and chains, and joined at a backslash", () => {
  expect(commandLines(codeBlocks(page)[1].code)).toEqual(["npm test", "npm start -- --epochs 1"]);
});
