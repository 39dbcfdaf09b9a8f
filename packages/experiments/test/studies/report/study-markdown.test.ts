import { expect, test } from "vitest";
import { studyMarkdown } from "../../../src/studies/report/study-markdown.js";
import { madeHostile } from "./made-hostile.js";
import { madeUpResult } from "./made-up-result.js";

const figureFile = (i: number): string => `figure-${i + 1}.svg`;
const page = studyMarkdown(madeUpResult(), figureFile);

test("example: the verdict stands on top, with its effect", () => {
  expect(page.split("\n\n").slice(0, 3)).toEqual([
    "# Equal bits and other binarizers",
    "Made up for a test: a network with equal bits classifies more images right than one by IR-Net.",
    "**Verdict: ✓ holds.** Effect: test accuracy of equal bits less that of IR-Net: 0.53 points (0.10 to 0.96; 95 %, 5 seeds, paired).",
  ]);
});

test("example: figures are named by their files, numbers stand in a table, the command is code", () => {
  for (const i of [0, 1, 2]) expect(page).toContain(`](figure-${i + 1}.svg)`);
  expect(page).toContain(
    "| method | accuracy (%) | seed | remark |\n|---|---:|---:|---|\n| equal bits | 88.13 | 1 | – |",
  );
  expect(page).toContain("\n    equal-bits study run methods --out results\n");
});

test("more than 30 rows are folded", () => {
  const table = { columns: ["seed"], rows: Array.from({ length: 31 }, (_, i) => [i]), digits: [0] };
  expect(studyMarkdown(madeUpResult({ table }), figureFile)).toContain(
    "<details><summary>All 31 rows</summary>",
  );
});

test("for every text that goes in: none becomes markup outside of code", () => {
  const lines = studyMarkdown(madeHostile(madeUpResult()), figureFile).split("\n");
  for (const line of lines.filter((one) => !one.startsWith("    ")))
    expect(line).not.toMatch(/(^|[^\\])[<>`]/);
  const rows = lines.filter((line) => line.startsWith("| "));
  const cells = rows.map((row) => row.split(/(?<!\\)\|/).length - 2);
  expect(new Set(cells)).toEqual(new Set([5, 4])); // findings, numbers
});
