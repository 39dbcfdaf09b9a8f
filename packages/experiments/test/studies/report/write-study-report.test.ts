import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FormatError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { studyReportHtml } from "../../../src/studies/report/study-report-html.js";
import { writeStudyReport } from "../../../src/studies/report/write-study-report.js";
import { temporaryFolders } from "../../temporary-folder.js";
import { madeUpResult } from "./made-up-result.js";

const folder = temporaryFolders();

test("example: the report of a folder is written into it; a broken result leaves it as it was", async () => {
  const dir = folder();
  const file = join(dir, "methods", "result.json");
  mkdirSync(join(dir, "methods"));
  writeFileSync(file, JSON.stringify(madeUpResult()));
  const path = await writeStudyReport(dir);
  expect(path).toBe(join(dir, "index.html"));
  expect(readFileSync(path, "utf8")).toBe(studyReportHtml([madeUpResult()]));

  writeFileSync(file, "{");
  await expect(writeStudyReport(dir)).rejects.toThrow(FormatError);
  expect(readdirSync(dir).sort()).toEqual(["index.html", "methods"]);
  expect(readFileSync(path, "utf8")).toBe(studyReportHtml([madeUpResult()]));
});
