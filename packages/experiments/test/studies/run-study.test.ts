import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BackendError, DomainError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { exactnessStudy } from "../../src/studies/exactness-study.js";
import { type RunStudyOptions, runStudyWith } from "../../src/studies/run-study.js";
import type { SweepTrainer } from "../../src/sweep/sweep.js";
import { fakeTraining } from "../sweep/fake-outcome.js";
import { temporaryFolders } from "../temporary-folder.js";

const temporaryFolder = temporaryFolders();

function options(out: string): RunStudyOptions {
  return { study: "exactness", out, processes: 2, seeds: 2, date: "2026-11-25" };
}

test("the answer that is returned is the one that is written, and tells command, versions and machine", async () => {
  const out = temporaryFolder();
  const result = await runStudyWith(fakeTraining, exactnessStudy, options(out));
  const path = join(out, "exactness", "result.json");
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(result);
  expect(result).toMatchObject({
    schema: 1,
    study: "exactness",
    scale: "quick",
    command: "equal-bits study run exactness --scale quick",
    date: "2026-11-25",
  });
  expect(Object.keys(result.versions)).toContain("tfjs");
  expect(result.machine.cores).toBeGreaterThanOrEqual(1);
});

test("the same study again writes the same bytes, from its runs and from none", async () => {
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  const read = (out: string): string => readFileSync(join(out, "exactness", "result.json"), "utf8");
  await runStudyWith(fakeTraining, exactnessStudy, options(one));
  const first = read(one);
  await runStudyWith(() => Promise.reject(new Error("trained again")), exactnessStudy, options(one));
  await runStudyWith(fakeTraining, exactnessStudy, { ...options(two), processes: 1 });
  expect([read(one), read(two)]).toEqual([first, first]);
});

test("where runs crash there is no answer, an error tells of the first, and the others are kept", async () => {
  const out = temporaryFolder();
  const crash: SweepTrainer = (order) =>
    order.settings.quantizer === "ir-net" ? Promise.reject(new Error("no memory")) : fakeTraining(order);
  const running = runStudyWith(crash, exactnessStudy, options(out));
  await expect(running).rejects.toThrow(BackendError);
  await expect(running).rejects.toThrow(/all 10 runs must end, got 2 that crashed.*ir-net.*no memory/);
  expect(existsSync(join(out, "exactness"))).toBe(false);
});

for (const [what, changes] of Object.entries({
  "one seed": { seeds: 1 },
  "half a seed": { seeds: 2.5 },
  "no process": { processes: 0 },
  "another scale": { scale: "huge" as "full" },
}))
  test(`${what} is refused before anything is written`, async () => {
    const out = join(temporaryFolder(), "out");
    const running = runStudyWith(fakeTraining, exactnessStudy, { ...options(out), ...changes });
    await expect(running).rejects.toThrow(DomainError);
    expect(existsSync(out)).toBe(false);
  });
