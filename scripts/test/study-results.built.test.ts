import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { madeUpResult } from "../../packages/experiments/test/studies/report/made-up-result.js";
import { repositoryRoot } from "../setup/repository-root.mjs";
import { generatedFiles, resultFiles } from "../study-results/result-files.mjs";

const folder = mkdtempSync(join(tmpdir(), "equal-bits-study-results-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the pages of docs/results are what its results make of them", async () => {
  const results = join(repositoryRoot, "docs", "results");
  const files = await resultFiles(results);
  expect(generatedFiles(results)).toEqual([...files.keys()].sort());
  for (const [path, text] of files)
    expect(
      readFileSync(join(results, path), "utf8"),
      `${path}; run node scripts/make-study-results.mjs`,
    ).toBe(text);
});

test("example: without a result there is one page, which says how to make some", async () => {
  const files = await resultFiles(join(folder, "nowhere"));
  expect([...files.keys()]).toEqual(["README.md"]);
  expect(files.get("README.md")).toContain("equal-bits study run NAME");
});

test("example: of one result come an overview, a page, a file a figure, and the report", async () => {
  mkdirSync(join(folder, "methods"));
  writeFileSync(join(folder, "methods", "result.json"), JSON.stringify(madeUpResult()));
  const files = await resultFiles(folder);
  expect([...files.keys()]).toEqual([
    "README.md",
    "methods/README.md",
    "methods/figure-1.svg",
    "methods/figure-2.svg",
    "methods/figure-3.svg",
    "index.html",
  ]);
  for (const [path, text] of files) writeFileSync(join(folder, path), text);
  expect(generatedFiles(folder)).toEqual([...files.keys()].sort());
  expect(await resultFiles(folder)).toEqual(files);
});
