import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { FormatError, NonFiniteError } from "@equal-bits/core";
import { beforeAll, describe, expect, test } from "vitest";
import { runId } from "../../src/sweep/run-id.js";
import { type SweepOptions, type SweepTrainer, sweep } from "../../src/sweep/sweep.js";
import type { SweepProgress } from "../../src/sweep/sweep-clock.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";
import { temporaryFolders } from "../temporary-folder.js";
import { tinySettings } from "../tiny-runs.js";
import { fakeTraining } from "./fake-outcome.js";

const temporaryFolder = temporaryFolders();
beforeAll(useWasmTraining);

const runs = [1, 2, 3, 4].map((seed) => tinySettings({ seed }));

function options(folder: string, train: SweepTrainer = fakeTraining): SweepOptions {
  return { folder, processes: 2, train };
}

/** Every file of a folder that is no lock. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

test("every run is trained once, though it is asked for twice, and found by what it trains", async () => {
  const trained: number[] = [];
  const folder = temporaryFolder();
  const { records, failures } = await sweep(
    [...runs, ...runs],
    options(folder, (order) => {
      trained.push(order.settings.seed);
      return fakeTraining(order);
    }),
  );
  expect(trained.sort()).toEqual([1, 2, 3, 4]);
  expect(failures).toEqual([]);
  for (const settings of runs) expect(records.get(runId(settings))?.settings.seed).toBe(settings.seed);
  expect(Object.keys(filesOf(folder)).length).toBe(4);
});

test("what has ended before is not trained again", async () => {
  const folder = temporaryFolder();
  const first = await sweep(runs.slice(0, 2), options(folder));
  const trained: number[] = [];
  const both = await sweep(
    runs,
    options(folder, (order) => {
      trained.push(order.settings.seed);
      return fakeTraining(order);
    }),
  );
  expect(trained.sort()).toEqual([3, 4]);
  for (const [id, record] of first.records) expect(both.records.get(id)).toEqual(record);
});

test("a run that crashes is reported, the others end, and it is tried again the next time", async () => {
  const folder = temporaryFolder();
  const crash: SweepTrainer = (order) =>
    order.settings.seed === 2 ? Promise.reject(new Error("no memory")) : fakeTraining(order);
  const { records, failures } = await sweep(runs, options(folder, crash));
  expect(records.size).toBe(3);
  expect(failures.map(({ settings, error }) => [settings.seed, String(error)])).toEqual([
    [2, "Error: no memory"],
  ]);
  expect((await sweep(runs, options(folder))).records.size).toBe(4);
});

test("a run that diverges is a result", async () => {
  const diverge: SweepTrainer = () => Promise.reject(new NonFiniteError("weight 3 must be finite, got NaN"));
  const { records } = await sweep(runs.slice(0, 1), options(temporaryFolder(), diverge));
  expect([...records.values()]).toMatchObject([
    { diverged: "weight 3 must be finite, got NaN", accuracy: 0 },
  ]);
});

test("two sweeps of one folder share the runs and both end with all of them", async () => {
  const folder = temporaryFolder();
  const trained: number[] = [];
  const slow: SweepTrainer = async (order) => {
    trained.push(order.settings.seed);
    await later(50);
    return fakeTraining(order);
  };
  const [one, two] = await Promise.all([
    sweep(runs, options(folder, slow)),
    sweep(runs, options(folder, slow)),
  ]);
  expect(trained.sort()).toEqual([1, 2, 3, 4]);
  expect([...one.records.keys()].sort()).toEqual([...two.records.keys()].sort());
});

describe("what was spoiled", () => {
  for (const [what, text] of Object.entries({
    garbage: "garbage",
    "another run's": null,
    "no numbers": '{"schema":1}',
  }))
    test(`a record of ${what} is refused by its path, before anything is trained`, async () => {
      const folder = temporaryFolder();
      await sweep(runs.slice(0, 2), options(folder));
      const [mine, others] = Object.keys(filesOf(folder));
      writeFileSync(join(folder, mine), text ?? readFileSync(join(folder, others)));
      const never: SweepTrainer = () => Promise.reject(new Error("trained"));
      await expect(sweep(runs, options(folder, never))).rejects.toThrow(FormatError);
      await expect(sweep(runs, options(folder, never))).rejects.toThrow(mine);
    });

  for (const [field, value] of Object.entries({
    accuracy: "0.9",
    epochs: [{ loss: null, accuracy: 1 }],
    layers: [{ name: "dense1", filters: 2, size: 8, positives: [0.5] }],
    bits: 3,
    extra: true,
  }))
    test(`a record whose ${field} is ${JSON.stringify(value)} is refused by its path and the field`, async () => {
      const folder = temporaryFolder();
      await sweep(runs.slice(0, 1), options(folder));
      const [name] = Object.keys(filesOf(folder));
      const record = JSON.parse(filesOf(folder)[name]);
      writeFileSync(join(folder, name), JSON.stringify({ ...record, [field]: value }));
      await expect(sweep(runs, options(folder))).rejects.toThrow(FormatError);
      await expect(sweep(runs, options(folder))).rejects.toThrow(new RegExp(`${name}.*${field}`));
    });
});

test("progress counts to the end, and tells each run that has ended", async () => {
  const told: SweepProgress[] = [];
  await sweep(runs, { ...options(temporaryFolder()), onProgress: (at) => void told.push(at) });
  expect(told.flatMap(({ ended }) => ended?.settings.seed ?? []).sort()).toEqual([1, 2, 3, 4]);
  expect(told.at(-1)).toMatchObject({ done: 4, failed: 0, total: 4, running: [], secondsLeft: 0 });
});

test("an aborted sweep stops with the signal's reason and keeps what has ended", async () => {
  const folder = temporaryFolder();
  const stop = new AbortController();
  const reason = new Error("stopped by a test");
  const train: SweepTrainer = (order, _onProgress, signal) => {
    if (order.settings.seed !== 2) return fakeTraining(order);
    stop.abort(reason);
    return Promise.reject(signal?.reason);
  };
  const stopped = sweep(runs, { ...options(folder, train), processes: 1, signal: stop.signal });
  await expect(stopped).rejects.toBe(reason);
  expect(Object.keys(filesOf(folder)).length).toBe(1);
});
