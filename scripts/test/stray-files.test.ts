import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { strayFiles } from "../pack/stray-files.mjs";

const whole = ["LICENSE", "README.md", "package.json", "dist/index.js", "dist/index.d.ts", "src/index.ts"];
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "equal-bits-stray-"));
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist", "index.js.map"), JSON.stringify({ sources: ["../src/index.ts"] }));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("example: a whole package passes, its maps lead to its sources", () => {
  expect(strayFiles(folder, [...whole, "dist/index.js.map"])).toEqual([]);
});

test("a missing licence is told", () => {
  expect(strayFiles(folder, whole.slice(1))).toEqual(["LICENSE is missing"]);
});

for (const stray of ["test/index.test.ts", "dist/.tsbuildinfo", "src/node_modules/a.js"])
  test(`${stray} is told`, () => {
    expect(strayFiles(folder, [...whole, stray])).toHaveLength(1);
  });

test("a map to a source that is not published is told", () => {
  const unpublished = [...whole.filter((file) => !file.startsWith("src")), "dist/index.js.map"];
  expect(strayFiles(folder, unpublished)).toContain(
    "dist/index.js.map leads to src/index.ts, which is not published",
  );
});
