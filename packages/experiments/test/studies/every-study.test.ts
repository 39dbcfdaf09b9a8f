import { beforeAll, describe, expect, test } from "vitest";
import { verdictOf } from "../../src/statistics/verdict-of.js";
import { namedStudy, studies } from "../../src/studies/named-study.js";
import { planStudy } from "../../src/studies/plan-study.js";
import { runStudyWith } from "../../src/studies/run-study.js";
import type { StudyResult } from "../../src/studies/study-result.js";
import { fakeTraining } from "../sweep/fake-outcome.js";
import { temporaryFolders } from "../temporary-folder.js";

const temporaryFolder = temporaryFolders();

/** Every number in a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

for (const study of studies)
  for (const scale of ["quick", "full"] as const)
    describe(`${study.name}, ${scale}, on made-up runs`, () => {
      let result: StudyResult;
      const out = temporaryFolder();
      const options = { study: study.name, scale, out, processes: 8, date: "2026-11-25" };
      beforeAll(async () => {
        result = await runStudyWith(fakeTraining, study, options);
      });

      test("every number is finite", () => {
        const { table, findings, figures } = result;
        const numbers = numbersIn([table, findings, figures]);
        expect(numbers.length).toBeGreaterThan(5);
        expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([]);
      });

      test("every verdict follows from its interval", () => {
        for (const { verdict, effect, interval, claim } of result.findings) {
          expect(effect.value).toBeGreaterThanOrEqual(interval.low);
          expect(effect.value).toBeLessThanOrEqual(interval.high);
          if (interval.confidence === 1) continue; // counted
          const allowed = [verdictOf(interval), "not decided at this scale"];
          expect(allowed, claim).toContain(verdict);
          if (interval.low <= 0) expect(verdict).not.toBe("holds");
        }
      });

      test("the answer is that of the first finding", () => {
        const { verdict, effect, interval } = result;
        expect({ verdict, effect, interval }).toEqual(
          (({ verdict, effect, interval }) => ({ verdict, effect, interval }))(result.findings[0]),
        );
      });

      test("the table has a cell a column, and a figure its words", () => {
        const { columns, rows, digits } = result.table;
        expect(digits.length).toBe(columns.length);
        expect(rows.length).toBeGreaterThan(1);
        for (const row of rows) expect(row.length).toBe(columns.length);
        for (const { title, caption } of result.figures)
          expect(Math.min(title.length, caption.length)).toBeGreaterThan(5);
      });

      test("the plan before anything ran has as many runs, all of them done now", async () => {
        const empty = await planStudy({ ...options, out: temporaryFolder() });
        const plan = await planStudy(options);
        expect(plan.runs.length).toBe(empty.runs.length);
        const last = Math.max(...plan.runs.map(({ stage }) => stage));
        expect(plan.runs.filter(({ stage, done }) => !done && stage < last)).toEqual([]);
        expect(empty.runs.filter(({ done }) => done)).toEqual([]);
      });
    });

test("an unknown study is refused with the names", () => {
  expect(() => namedStudy("ratios")).toThrow("search-space, exactness, ratio-sweep");
});

test("the names of the studies differ", () => {
  expect(new Set(studies.map(({ name }) => name)).size).toBe(studies.length);
});
