import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { FormatError } from "@equal-bits/core";
import { equalBits } from "@equal-bits/quantizers";
import { memory, type Optimizer } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import { loadCheckpoint, type RunState, saveCheckpoint, settleOptimizer } from "../src/checkpoint.js";
import { identityOf } from "../src/checkpoint-identity.js";
import { smallCnn } from "../src/index.js";
import { optimizerFor } from "../src/optimizer-for.js";
import { trainEpoch } from "../src/training-loop.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";
import { temporaryFolders } from "./temporary-folder.js";
import { smallData, tinySettings } from "./tiny-runs.js";

const temporaryFolder = temporaryFolders();
const settings = tinySettings({ epochs: 3, batchSize: 4, learningRate: 0.01 });
const data = smallData(8);
const identity = identityOf(settings, data);
const state: RunState = { epochs: [{ loss: 1.1, accuracy: 0.5 }], flips: [12, 3], measures: null };

interface Run {
  readonly model: LayersModel;
  readonly optimizer: Optimizer;
}

function newRun(seed = 1): Run {
  const model = smallCnn({ inputShape: [8, 8, 1], classes: 3, quantizer: equalBits(0.3), seed });
  return { model, optimizer: optimizerFor(model, settings) };
}

async function train({ model, optimizer }: Run, epoch: number): Promise<void> {
  await trainEpoch({ model, optimizer }, data, settings, epoch, async () => {});
  await settleOptimizer(optimizer);
}

function weightsOf({ model }: Run): number[][] {
  return model.weights.map((weight) => [...weight.read().dataSync()]);
}

function end({ model, optimizer }: Run): void {
  model.dispose();
  optimizer.dispose();
}

/** A checkpoint after one epoch, and the run that wrote it. */
async function saved(): Promise<{ readonly path: string; readonly run: Run }> {
  const path = join(temporaryFolder(), "checkpoint.json");
  const run = newRun();
  await train(run, 0);
  await saveCheckpoint(path, identity, state, run.model, run.optimizer);
  return { path, run };
}

beforeAll(useWasmTraining);

test("a run that is restored goes on to the same bits as the one that was saved", async () => {
  const { path, run } = await saved();
  const other = newRun(2);
  expect(await loadCheckpoint(path, identity, other.model, other.optimizer)).toEqual(state);
  expect(weightsOf(other)).toEqual(weightsOf(run));
  for (const epoch of [1, 2]) for (const each of [run, other]) await train(each, epoch);
  expect(weightsOf(other)).toEqual(weightsOf(run));
  for (const each of [run, other]) end(each);
});

test("example: where there is no checkpoint, nothing is restored", async () => {
  const run = newRun();
  const before = weightsOf(run);
  expect(
    await loadCheckpoint(join(temporaryFolder(), "absent"), identity, run.model, run.optimizer),
  ).toBeNull();
  expect(weightsOf(run)).toEqual(before);
  end(run);
});

test("saving, settling and restoring leave no tensor and no other file behind", async () => {
  const before = memory().numTensors;
  const { path, run } = await saved();
  const trained = memory().numTensors;
  for (let i = 0; i < 3; i++) {
    await saveCheckpoint(path, identity, state, run.model, run.optimizer);
    await settleOptimizer(run.optimizer);
  }
  expect(memory().numTensors).toBe(trained);
  const other = newRun();
  await loadCheckpoint(path, identity, other.model, other.optimizer);
  for (const each of [run, other]) end(each);
  expect(memory().numTensors).toBe(before);
  expect(readdirSync(dirname(path))).toEqual(["checkpoint.json"]);
});

describe("identityOf", () => {
  const changes = {
    seed: 2,
    epochs: 4,
    batchSize: 8,
    learningRate: 0.02,
    quantizer: "sign",
    trainImages: 100,
    testImages: 100,
    data: "elsewhere",
  };
  for (const [option, value] of Object.entries(changes))
    test(`another ${option} is another run`, () => {
      expect(identityOf({ ...settings, [option]: value }, data)).not.toBe(identity);
    });

  test("other data are another run, though they go by the same name", () => {
    expect(identityOf(settings, { ...data, name: "other" })).not.toBe(identity);
    expect(identityOf(settings, smallData(9))).not.toBe(identity);
    expect(identityOf(settings, smallData(8, 9))).not.toBe(identity);
    const normalization = { mean: [0.50001], deviation: [0.25] };
    expect(identityOf(settings, { ...data, normalization })).not.toBe(identity);
  });

  test("example: whether sockets may be opened changes nothing", () => {
    expect(identityOf({ ...settings, offline: true }, data)).toBe(identity);
  });
});

describe("a checkpoint", () => {
  async function refused(change: (text: string) => string, reason: RegExp, asked = identity): Promise<void> {
    const { path, run } = await saved();
    writeFileSync(path, change(readFileSync(path, "utf8")));
    const before = weightsOf(run);
    const load = (): Promise<unknown> => loadCheckpoint(path, asked, run.model, run.optimizer);
    await expect(load()).rejects.toThrow(FormatError);
    await expect(load()).rejects.toThrow(reason);
    await expect(load()).rejects.toThrow(path);
    expect(weightsOf(run)).toEqual(before);
    end(run);
  }

  /** The file with some of its fields changed. */
  const edited = (changes: Readonly<Record<string, unknown>>) => (text: string) =>
    JSON.stringify({ ...JSON.parse(text), ...changes });

  const garbage: Record<string, (text: string) => string> = {
    "that is empty": () => "",
    "that is no JSON": () => "\u0000\u0001 no",
    "that was cut": (text) => text.slice(0, text.length / 2),
    "of null": () => "null",
    "of an empty object": () => "{}",
    "of an older schema": edited({ schema: 1 }),
    "of no identity": edited({ identity: undefined }),
    "of epochs that are no list": edited({ epochs: "12" }),
    "of epochs that are no results": edited({ epochs: [null] }),
    "of results that are no numbers": edited({ epochs: [{ loss: "1", accuracy: 0 }] }),
    "of flips that are no counts": edited({ flips: [0.5] }),
    "of measures that are no numbers": edited({
      measures: {
        gradientNorm: ["1"],
        deviation: [],
        worstDeviation: [],
        residual: [0, 0, 0],
        balance: [0, 0, 0],
      },
    }),
    "of measures that are none": edited({ measures: 3 }),
  };
  for (const [what, change] of Object.entries(garbage))
    test(`${what} is refused`, () => refused(change, /must be one of version 3, .* train without resuming/));

  for (const field of ["model", "optimizer"])
    for (const [what, value] of Object.entries({ none: undefined, text: "!", short: "AAAA", null: null }))
      test(`whose ${field} is ${what} is refused`, () =>
        refused(edited({ [field]: value }), /must hold tensors of \d+ bytes, got \d/));

  test("of another run is refused with both", () =>
    refused(
      (text) => text,
      /same settings and data, got another seed \(1, now 2\); train without resuming/,
      identityOf({ ...settings, seed: 2 }, data),
    ));
});
