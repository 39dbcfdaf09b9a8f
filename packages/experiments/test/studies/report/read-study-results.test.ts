import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainError, FormatError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { readStudyResults } from "../../../src/studies/report/read-study-results.js";
import { temporaryFolders } from "../../temporary-folder.js";
import { madeUpResult } from "./made-up-result.js";

const folder = temporaryFolders();

function folderOf(studies: Readonly<Record<string, unknown>>): string {
  const dir = folder();
  for (const [name, result] of Object.entries(studies)) {
    mkdirSync(join(dir, name));
    writeFileSync(join(dir, name, "result.json"), JSON.stringify(result));
  }
  return dir;
}

test("example: results come in the order of a report; what is no result is passed over", async () => {
  const names = ["own", "levels", "an-own", "search-space", "methods", "exactness"];
  const dir = folderOf(Object.fromEntries(names.map((study) => [study, madeUpResult({ study })])));
  mkdirSync(join(dir, "runs"));
  writeFileSync(join(dir, "index.html"), "");
  expect((await readStudyResults(dir)).map(({ study }) => study)).toEqual([
    "search-space",
    "exactness",
    "methods",
    "levels",
    "an-own",
    "own",
  ]);
});

test("a folder without a result, and none at all, are refused with the remedy", async () => {
  for (const dir of [folder(), join(folder(), "none")]) {
    const refusal = await readStudyResults(dir).catch((error) => error);
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal.message).toContain(`equal-bits study run NAME --out ${dir}`);
  }
});

test("a result in a folder of another name is refused", async () => {
  await expect(readStudyResults(folderOf({ copy: madeUpResult() }))).rejects.toThrow(
    /study must be copy as its folder, got methods/,
  );
});

test("one broken result among others is refused by its path", async () => {
  const dir = folderOf({ methods: madeUpResult(), levels: {} });
  const refusal = await readStudyResults(dir).catch((error) => error);
  expect(refusal).toBeInstanceOf(FormatError);
  expect(refusal.message).toContain(join(dir, "levels", "result.json"));
});
