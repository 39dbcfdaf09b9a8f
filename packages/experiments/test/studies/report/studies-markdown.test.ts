import { expect, test } from "vitest";
import { studiesMarkdown } from "../../../src/studies/report/studies-markdown.js";
import { madeUpResult } from "./made-up-result.js";

test("example: without results the page says how to make some", () => {
  expect(studiesMarkdown([])).toContain("    equal-bits study run NAME --out docs/results\n");
});

test("example: a line a study, in the order of a report, and all commands", () => {
  const page = studiesMarkdown([madeUpResult(), madeUpResult({ study: "exactness", title: "Exactness" })]);
  expect(page.split("\n").filter((line) => line.startsWith("| ["))).toEqual([
    "| [Exactness](exactness/README.md) | ✓ holds | test accuracy of equal bits less that of IR-Net: 0.53 points | 0.10 to 0.96; 95 %, 5 seeds, paired | quick | Some CPU, 2 cores, 8 GiB, linux x64 | 2026-11-25 |",
    "| [Equal bits and other binarizers](methods/README.md) | ✓ holds | test accuracy of equal bits less that of IR-Net: 0.53 points | 0.10 to 0.96; 95 %, 5 seeds, paired | quick | Some CPU, 2 cores, 8 GiB, linux x64 | 2026-11-25 |",
  ]);
  expect(page).toContain("Two claims put to the test: 2 hold.");
});
