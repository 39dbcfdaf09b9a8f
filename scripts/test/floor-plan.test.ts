import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importViolations } from "../floor-plan/import-violations.mjs";
import { manifestViolations } from "../floor-plan/manifest-violations.mjs";
import { planViolations } from "../floor-plan/plan-violations.mjs";
import { runCommand } from "../setup/run-command.mjs";
import { copiedTree, faultlessTree, planted } from "./planted-tree.js";

/** What the three checks say of a tree in which one file was changed, by default added to. */
function foundAfter(file: string, text: string, edit = (old: string): string => `${old}${text}\n`): string[] {
  const tree = faultlessTree();
  const root = planted({ ...tree, [file]: edit(tree[file] ?? "") });
  try {
    return [...planViolations(root), ...manifestViolations(root), ...importViolations(root)];
  } finally {
    rmSync(root, { recursive: true });
  }
}

test("example: a copy of this repository passes, and fails with one upward import", async () => {
  const copy = copiedTree();
  const check = () => runCommand("node", ["scripts/check-floor-plan.mjs", copy]);
  expect((await check()).output).not.toContain("✗");
  appendFileSync(join(copy, "packages/core/src/index.ts"), 'export { selectTop } from "@equal-bits/ot";\n');
  const { ok, output } = await check();
  rmSync(copy, { recursive: true });
  expect(ok).toBe(false);
  expect(output).toContain('packages/core/src/index.ts imports "@equal-bits/ot": core may import nothing');
});

test("example: a tree without a fault passes", () => {
  expect(foundAfter("packages/core/src/index.ts", "")).toEqual([]);
});

const forbidden = [
  ["an upward import", "core", 'import "@equal-bits/ot";', "core may import nothing"],
  ["a sideways import", "ot", 'import "@equal-bits/datasets";', "ot may import core"],
  [
    "an upward import of a type",
    "core",
    'import type { Ot } from "@equal-bits/ot";',
    "core may import nothing",
  ],
  [
    "an upward dynamic import",
    "core",
    'export const later = import("@equal-bits/ot");',
    "core may import nothing",
  ],
  [
    "an upward type by import()",
    "core",
    'export type Ot = import("@equal-bits/ot").Ot;',
    "core may import nothing",
  ],
  [
    "a relative path into another package",
    "ot",
    'import "../../core/src/index.js";',
    "a relative path leaves src",
  ],
  [
    "a path that a package does not export",
    "ot",
    'import "@equal-bits/core/src/index.ts";',
    "exports no ./src/index.ts",
  ],
  ["an undeclared package", "core", 'import "fast-check";', "its package.json does not declare it"],
  ["a module of Node", "core", 'import "node:fs";', "this file must run in a browser"],
  ["a module of Node by its old name", "core", 'import "fs";', "this file must run in a browser"],
  ["a file for Node in a file for browsers", "datasets", 'import "./node/index.js";', "the other need not"],
] as const;
for (const [what, name, line, reason] of forbidden)
  test(`${what} is refused`, () => {
    expect(foundAfter(`packages/${name}/src/index.ts`, line)[0]).toContain(reason);
  });

test("example: a path that a package exports passes", () => {
  const upstairs = (plan: string) =>
    plan
      .replace('["ot","datasets"]}', '["datasets"]},{"name":"middle","packages":["ot"]}')
      .replace('"ot":["core"]', '"ot":["core","datasets"]');
  const tree = faultlessTree();
  const root = planted({
    ...tree,
    "floor-plan.json": upstairs(tree["floor-plan.json"]),
    "packages/ot/src/index.ts": `${tree["packages/ot/src/index.ts"]}import "@equal-bits/datasets/node";\n`,
  });
  expect([...planViolations(root), ...importViolations(root)]).toEqual([]);
  rmSync(root, { recursive: true });
});

test("files that import each other in a circle are refused", () => {
  expect(foundAfter("packages/datasets/src/index.ts", 'import "./node/index.js";')).toContain(
    "files import each other in a circle: packages/datasets/src/index.ts → packages/datasets/src/node/index.ts → packages/datasets/src/index.ts",
  );
});

const unplanned = [
  [
    "a grant that nothing uses",
    "floor-plan.json",
    '"mayImport":{"core":[]',
    '"mayImport":{"core":["ot"]',
    "no file of it does",
  ],
  [
    "a plan that goes upwards",
    "floor-plan.json",
    '"core":[]',
    '"core":["ot"]',
    "core may import ot, which is on no lower floor",
  ],
  [
    "a package on no floor",
    "floor-plan.json",
    '"ot","datasets"',
    '"ot"',
    "packages/datasets stands on no floor",
  ],
  [
    "a dependency too many",
    "packages/ot/package.json",
    '"fast-check"',
    '"left-pad":"1.0.0",$&',
    "left-pad is not in",
  ],
  ["a dependency too few", "packages/ot/package.json", '"@equal-bits/core":"0.0.0"', "", "core is missing"],
  ["a reference too few", "packages/ot/tsconfig.json", '{"path":"../core"}', "", "core is missing"],
  [
    "a reference too few at the root",
    "tsconfig.json",
    '{"path":"packages/ot"},',
    "",
    "packages/ot is missing",
  ],
  [
    "a package of ours among the devDependencies",
    "packages/ot/package.json",
    '"exports"',
    '"devDependencies":{"@equal-bits/datasets":"0.0.0"},$&',
    "datasets may close a circle",
  ],
] as const;
for (const [what, file, from, to, reason] of unplanned)
  test(`${what} is refused`, () => {
    const told = foundAfter(file, "", (old) => old.replace(from, to));
    expect(told.join("\n")).toContain(reason);
  });
