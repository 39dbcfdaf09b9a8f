import { rmSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { importViolations } from "../floor-plan/import-violations.mjs";
import { manifestViolations } from "../floor-plan/manifest-violations.mjs";
import { planViolations } from "../floor-plan/plan-violations.mjs";
import { runCommand } from "../setup/run-command.mjs";
import { copiedTree, plant } from "./planted-tree.js";

let root = "";
beforeEach(() => {
  root = copiedTree();
});
afterEach(() => rmSync(root, { recursive: true }));

/** Edits a file, and says what a check then finds that it did not find before. */
function found(check: (root: string) => string[], file: string, edit: (text: string) => string): string[] {
  const before = check(root);
  plant(root, file, edit);
  return check(root).filter((violation) => !before.includes(violation));
}

/** What the checker of imports finds after one more line at the end of a source file. */
function foundAfter(file: string, line: string): string[] {
  return found(importViolations, file, (text) => `${text}\n${line}\n`);
}

test("example: a clean tree passes, and one upward import fails the check", async () => {
  expect((await runCommand("node", ["scripts/check-floor-plan.mjs", root])).output).not.toContain("✗");
  plant(
    root,
    "packages/core/src/index.ts",
    (text) => `${text}\nexport { selectTop } from "@equal-bits/ot";\n`,
  );
  const { ok, output } = await runCommand("node", ["scripts/check-floor-plan.mjs", root]);
  expect(ok).toBe(false);
  expect(output).toContain('packages/core/src/index.ts imports "@equal-bits/ot": core may import nothing');
});

const forbidden = [
  ["an upward import", 'import "@equal-bits/ot";', "core may import nothing"],
  [
    "an import of a type",
    'import type { Quantizer } from "@equal-bits/quantizers";',
    "core may import nothing",
  ],
  ["a dynamic import", 'export const later = import("@equal-bits/ot");', "core may import nothing"],
  ["a type by import()", 'export type Ot = import("@equal-bits/ot").Ot;', "core may import nothing"],
  ["a path into another package", 'import "../../ot/src/index.js";', "a relative path leaves src"],
  ["a path inside a package", 'import "@equal-bits/ot/src/index.ts";', "core may import nothing"],
  ["an undeclared package", 'import "commander";', "its package.json does not declare it"],
  ["a module of Node", 'import { readFileSync } from "node:fs";', "must run in a browser"],
  ["a module of Node by its old name", 'import { readFileSync } from "fs";', "must run in a browser"],
] as const;
for (const [what, line, reason] of forbidden)
  test(`${what} is refused`, () => {
    expect(foundAfter("packages/core/src/index.ts", line)).toEqual([expect.stringContaining(reason)]);
  });

test("a package that the plan grants and nothing imports is told", () => {
  const told = found(importViolations, "floor-plan.json", (text) =>
    text.replace('"metrics": ["core"]', '"metrics": ["core", "ot"]'),
  );
  expect(told).toEqual(["floor-plan.json lets metrics import ot, which no file of it does"]);
});

test("files that import each other in a circle are refused", () => {
  plant(root, "packages/core/src/egg.ts", () => 'export { hen } from "./hen.js";');
  expect(foundAfter("packages/core/src/hen.ts", 'export * from "./egg.js"; export const hen = 1;')).toEqual([
    expect.stringMatching(
      /circle: .*egg\.ts → .*hen\.ts → .*egg\.ts|circle: .*hen\.ts → .*egg\.ts → .*hen\.ts/,
    ),
  ]);
});

test("a path inside a package that it does not export is refused, one that it exports passes", () => {
  const importing = (path: string) =>
    foundAfter("packages/cli/src/index.ts", `import "@equal-bits/datasets${path}";`);
  expect(importing("/src/index.ts")).toEqual([expect.stringContaining("exports no ./src/index.ts")]);
  expect(importing("/node")).toEqual([]);
});

test("a file for browsers that leads to a file for Node is refused", () => {
  expect(foundAfter("packages/datasets/src/index.ts", 'export * from "./node/index.js";')).toEqual([
    expect.stringContaining("the other need not"),
  ]);
});

test("example: an import that the plan grants passes", () => {
  expect(foundAfter("packages/ot/src/index.ts", 'export { apportion } from "@equal-bits/core";')).toEqual([]);
});

const unplanned = [
  [
    "a dependency that the plan does not name",
    "package.json",
    '"@equal-bits/core": ',
    '"left-pad": "1.0.0", $&',
    ["left-pad"],
  ],
  [
    "another package of ours than planned",
    "package.json",
    "@equal-bits/core",
    "@equal-bits/metrics",
    ["core", "metrics"],
  ],
  ["another reference than planned", "tsconfig.json", "../core", "../metrics", ["core", "metrics"]],
  [
    "a package of ours among the devDependencies",
    "package.json",
    '"devDependencies": {',
    '$& "@equal-bits/laws": "0.0.0",',
    ["laws may close a circle"],
  ],
] as const;
for (const [what, file, from, to, told] of unplanned)
  test(`${what} is refused`, () => {
    const violations = found(manifestViolations, `packages/quantizers/${file}`, (text) =>
      text.replace(from, to),
    );
    expect(violations).toEqual(told.map((word) => expect.stringContaining(word)));
  });

test("a plan that lets a package import upwards or sideways is refused", () => {
  plant(root, "floor-plan.json", (text) => text.replace('"core": []', '"core": ["ot"]'));
  expect(planViolations(root)).toEqual(["floor-plan.json: core may import ot, which is on no lower floor"]);
});
