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

/** Plants one more line at the end of a source file, and says what the checker then finds that it did not find before. */
function foundAfter(file: string, line: string): string[] {
  const before = importViolations(root);
  plant(root, file, (text) => `${text}\n${line}\n`);
  return importViolations(root).filter((violation) => !before.includes(violation));
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
  ["a path inside a package", 'import "@equal-bits/ot/src/index.ts";', "only a package's own name is public"],
  ["an undeclared package", 'import "commander";', "its package.json does not declare it"],
  ["a module of Node", 'import { readFileSync } from "node:fs";', "core must run in a browser"],
  ["a module of Node by its old name", 'import { readFileSync } from "fs";', "core must run in a browser"],
] as const;
for (const [what, line, reason] of forbidden)
  test(`${what} is refused`, () => {
    expect(foundAfter("packages/core/src/index.ts", line)).toEqual([expect.stringContaining(reason)]);
  });

test("files that import each other in a circle are refused", () => {
  plant(root, "packages/core/src/egg.ts", () => 'export { hen } from "./hen.js";');
  expect(foundAfter("packages/core/src/hen.ts", 'export * from "./egg.js"; export const hen = 1;')).toEqual([
    expect.stringMatching(
      /circle: .*egg\.ts → .*hen\.ts → .*egg\.ts|circle: .*hen\.ts → .*egg\.ts → .*hen\.ts/,
    ),
  ]);
});

test("example: an import that the plan grants passes", () => {
  expect(foundAfter("packages/ot/src/index.ts", 'export { apportion } from "@equal-bits/core";')).toEqual([]);
});

test("a dependency that the plan does not name is refused", () => {
  plant(root, "packages/ot/package.json", (text) =>
    text.replace('"@equal-bits/core": ', '"left-pad": "1.0.0", $&'),
  );
  expect(manifestViolations(root)).toEqual([
    "packages/ot/package.json third party: left-pad is not in floor-plan.json",
  ]);
});

test("a dependency that package.json lacks is refused", () => {
  plant(root, "packages/ot/package.json", (text) => text.replace("@equal-bits/core", "@equal-bits/metrics"));
  expect(manifestViolations(root)).toHaveLength(2);
});

test("a package of ours among the devDependencies is refused", () => {
  plant(root, "packages/core/package.json", (text) =>
    text.replace('"publishConfig"', '"devDependencies": { "@equal-bits/ot": "0.0.0" }, $&'),
  );
  expect(manifestViolations(root)).toEqual([
    expect.stringContaining("@equal-bits/ot closes a circle of builds"),
  ]);
});

test("a reference that tsconfig.json lacks is refused", () => {
  plant(root, "packages/ot/tsconfig.json", (text) => text.replace("../core", "../metrics"));
  expect(manifestViolations(root)).toHaveLength(2);
});

test("a plan that lets a package import upwards or sideways is refused", () => {
  plant(root, "floor-plan.json", (text) => text.replace('"core": []', '"core": ["ot"]'));
  expect(planViolations(root)).toEqual(["floor-plan.json: core may import ot, which is on no lower floor"]);
});
