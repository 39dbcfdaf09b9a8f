import { BackendError, NonFiniteError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { accuraciesOf, recordsOf, totalOf } from "../../src/studies/records-of.js";
import type { FinishedRuns, StudyRun } from "../../src/studies/study.js";
import type { StudyRunRecord } from "../../src/studies/study-run-record.js";
import { divergedRecord, recordOf } from "../../src/sweep/record-of.js";
import { runSettingsOf } from "../../src/sweep/run-id.js";
import { fakeTraining } from "../sweep/fake-outcome.js";
import { tinyOrder, tinySettings } from "../tiny-runs.js";

const run: StudyRun = { quantizer: "sign", seed: 7 };
const settings = runSettingsOf(tinySettings());

function finished(record: StudyRunRecord | null): FinishedRuns {
  return { of: () => record };
}

async function endedRecord(): Promise<StudyRunRecord> {
  return recordOf(settings, await fakeTraining(tinyOrder("nowhere")));
}

test("example: two records, their accuracies in percent and their pairs of flips together", async () => {
  const record = await endedRecord();
  const both = finished(record);
  expect(recordsOf(both, [run, run])).toEqual([record, record]);
  expect(accuraciesOf(both, [run])).toEqual([100 * record.accuracy]);
  expect(totalOf([record, record], ({ balance }) => balance.pairs)).toBe(6);
});

test("a run that diverged has an accuracy of 0 and no record to conclude from", () => {
  const diverged = finished(divergedRecord(settings, "weight 3 must be finite, got NaN"));
  expect(accuraciesOf(diverged, [run])).toEqual([0]);
  expect(() => recordsOf(diverged, [run])).toThrow(NonFiniteError);
  expect(() => recordsOf(diverged, [run])).toThrow("sign with seed 7 must train to numbers, got: weight 3");
});

test("a run that has not ended is refused", () => {
  for (const ask of [recordsOf, accuraciesOf]) expect(() => ask(finished(null), [run])).toThrow(BackendError);
});
