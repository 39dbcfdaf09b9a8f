// These tests use the built package: a training process runs plain JavaScript.
import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { BackendError, FormatError } from "@equal-bits/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runInProcess } from "../dist/run-in-process.js";
import { runTraining } from "../src/run-training.js";
import type { TrainingProgress } from "../src/training-clock.js";
import type { WorkerMessage } from "../src/worker-messages.js";
import type { WorkerTask } from "../src/worker-task.js";
import { temporaryFolders } from "./temporary-folder.js";
import { tinyOrder } from "./tiny-runs.js";

const temporaryFolder = temporaryFolders();
const ignore = (): void => {};

let idFolder = "";
beforeEach(() => {
  idFolder = temporaryFolder();
  vi.stubEnv("PROCESS_ID_FOLDER", idFolder);
  vi.stubEnv("NODE_OPTIONS", `--import ${new URL("./tell-process-id.mjs", import.meta.url)}`);
});
afterEach(() => void vi.unstubAllEnvs());

function processIds(): number[] {
  return readdirSync(idFolder).map(Number);
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

test("a run in a process of its own gives what it gives in this one, and tells its progress", async () => {
  const folder = temporaryFolder();
  const told: TrainingProgress[] = [];
  const outcome = await runInProcess(tinyOrder(folder), (progress) => void told.push(progress));
  const here = await runTraining(tinyOrder(temporaryFolder()));
  expect(outcome.result).toEqual(here.result);
  expect(outcome.latents).toEqual(here.latents);
  expect(told[told.length - 1]).toMatchObject({ step: 2, steps: 2, epoch: 1 });
  expect(processIds().length).toBe(1);
  expect(processIds()).not.toContain(process.pid);
});

describe("a run that fails", () => {
  test("by its data is refused with the class, code and message of its error", async () => {
    const data = temporaryFolder(); // holds no images
    const error = await runInProcess(tinyOrder(temporaryFolder(), { data }), ignore).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(FormatError);
    expect(error).toMatchObject({
      name: "FormatError",
      code: "FORMAT",
      message: expect.stringContaining(data),
    });
  });

  test("because its process ends before it starts is refused with a BackendError", async () => {
    vi.stubEnv("NODE_OPTIONS", "--import data:text/javascript,process.exit(7)");
    const run = runInProcess(tinyOrder(temporaryFolder()), ignore);
    await expect(run).rejects.toThrow(BackendError);
    await expect(run).rejects.toThrow(
      "the process training equal-bits(0.3) must end with a result, got status 7",
    );
  });

  test("because its process is killed is refused with a BackendError", async () => {
    const kill = (): void => void process.kill(processIds()[0], "SIGKILL");
    const run = runInProcess(tinyOrder(temporaryFolder(), { epochs: 1000 }), kill);
    await expect(run).rejects.toThrow(BackendError);
    await expect(run).rejects.toThrow("got SIGKILL; is memory short?");
  });

  test("because its listener throws is refused with what that threw, once its process has ended", async () => {
    const run = runInProcess(tinyOrder(temporaryFolder(), { epochs: 1000 }), () => {
      throw new TypeError("no such bar");
    });
    await expect(run).rejects.toThrow(new TypeError("no such bar"));
    expect(processIds().map(isAlive)).toEqual([false]);
  });
});

describe("a signal", () => {
  test("ends the process, and then rejects with its reason", async () => {
    const folder = temporaryFolder();
    const stop = new AbortController();
    const reason = new Error("enough");
    const run = runInProcess(tinyOrder(folder, { epochs: 1000 }), () => stop.abort(reason), stop.signal);
    await expect(run).rejects.toBe(reason);
    expect(processIds().map(isAlive)).toEqual([false]);
    expect(existsSync(join(folder, "model"))).toBe(false);
  });

  test("that was aborted before starts no process", async () => {
    const run = runInProcess(tinyOrder(temporaryFolder()), ignore, AbortSignal.abort(new Error("not today")));
    await expect(run).rejects.toThrow("not today");
    await pause(20);
    expect(processIds()).toEqual([]);
  });
});

test("example: a training process lets Ctrl-C pass, and ends with its parent", async () => {
  const worker = fork(fileURLToPath(new URL("../dist/run-worker.js", import.meta.url)), [], { execArgv: [] });
  const task: WorkerTask = { kind: "train", order: tinyOrder(temporaryFolder(), { epochs: 1000 }) };
  worker.send(task);
  const epochOf = async (): Promise<number> => {
    const [message] = (await once(worker, "message")) as [WorkerMessage]; // run-worker.ts sends nothing else
    return message.kind === "progress" ? message.progress.epoch : Number.NaN;
  };
  const before = await epochOf();
  worker.kill("SIGINT");
  for (let messages = 0; messages < 3; messages++) expect(await epochOf()).toBeGreaterThanOrEqual(before);
  worker.disconnect();
  expect(await once(worker, "exit")).toEqual([1, null]);
});
