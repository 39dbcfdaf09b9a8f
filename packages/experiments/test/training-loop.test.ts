import { NonFiniteError, seededRandom } from "@equal-bits/core";
import { equalBits } from "@equal-bits/quantizers";
import { memory, type Tensor } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { countCorrect } from "../src/accuracy.js";
import { binaryWeightsOf } from "../src/binary-layers.js";
import { imageBatches } from "../src/image-batches.js";
import { smallCnn } from "../src/index.js";
import { optimizerFor } from "../src/optimizer-for.js";
import { type EpochOutcome, type StepReport, stepsOf, trainEpoch } from "../src/training-loop.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";
import { smallData, tinySettings } from "./tiny-runs.js";

interface Epoch {
  readonly outcome: EpochOutcome;
  readonly reports: readonly StepReport[];
  /** Levels of the binary layers before the first step and after each. */
  readonly levels: readonly Float32Array[];
}

function newModel(): LayersModel {
  return smallCnn({ inputShape: [8, 8, 1], classes: 3, quantizer: equalBits(0.3), seed: 1 });
}

async function oneEpoch(
  count: number,
  batchSize: number,
  learningRate = 0.01,
  model = newModel(),
): Promise<Epoch> {
  const settings = tinySettings({ batchSize, learningRate });
  const optimizer = optimizerFor(model, settings);
  const reports: StepReport[] = [];
  const levels = [binaryWeightsOf(model).flatMap((layer) => [...layer.levels])];
  try {
    const outcome = await trainEpoch({ model, optimizer }, smallData(count), settings, 0, async (report) => {
      reports.push(report);
      levels.push(binaryWeightsOf(model).flatMap((layer) => [...layer.levels]));
    });
    return { outcome, reports, levels: levels.map((values) => Float32Array.from(values)) };
  } finally {
    optimizer.dispose();
    model.dispose();
  }
}

beforeAll(useWasmTraining);

test("example: 10 images by 4 take 3 steps, and each is reported", async () => {
  expect(stepsOf(smallData(10), tinySettings({ batchSize: 4 }))).toBe(3);
  const { outcome, reports } = await oneEpoch(10, 4);
  expect(reports.map(({ step }) => step)).toEqual([1, 2, 3]);
  const { loss, accuracy } = reports[2];
  expect(outcome.result).toEqual({ loss, accuracy });
});

test("example: while weights stay, loss and accuracy are the means over the images, also of a smaller last batch", async () => {
  const { train, normalization } = smallData(10);
  const model = newModel();
  let loss = 0;
  let correct = 0;
  for (const batch of imageBatches(train, normalization, 4, seededRandom(1, 1))) {
    const logits = model.apply(batch.images, { training: true }) as Tensor; // a model of one output
    for (const [i, row] of (logits.arraySync() as number[][]).entries()) // of rank 2
      loss += Math.log(row.reduce((sum, z) => sum + Math.exp(z), 0)) - row[batch.labels[i]];
    correct += countCorrect(logits.dataSync<"float32">(), batch.labels);
    for (const tensor of [batch.images, batch.targets, logits]) tensor.dispose();
  }
  model.dispose();
  const { result } = (await oneEpoch(10, 4, 1e-50)).outcome; // 0 in float32
  expect(result.loss).toBeCloseTo(loss / 10, 5);
  expect(result.accuracy).toBe(correct / 10);
});

test("for every step: flips counts the binary weights that changed in it", async () => {
  const { outcome, levels } = await oneEpoch(12, 4, 0.1);
  const counts = levels
    .slice(1)
    .map((now, step) => now.filter((level, i) => level !== levels[step][i]).length);
  expect(counts.length).toBe(3);
  expect(counts.every((count) => count > 0)).toBe(true);
  expect(outcome.flips).toEqual(counts);
});

test("for every step: each filter keeps its exact share of +1", async () => {
  const { levels } = await oneEpoch(12, 4, 1);
  const wanted = 32 * 43 + 64 * 86; // ⌊0.3 · 144⌉ and ⌊0.3 · 288⌉ in every filter
  for (const values of levels) expect(values.filter((level) => level > 0).length).toBe(wanted);
});

test("an epoch is the same whenever it is trained, and another for another epoch or seed", async () => {
  const shuffled = async (epoch: number, seed: number): Promise<readonly StepReport[]> => {
    const reports: StepReport[] = [];
    const model = newModel();
    const settings = tinySettings({ batchSize: 4, epochs: 3, seed });
    const optimizer = optimizerFor(model, settings);
    await trainEpoch(
      { model, optimizer },
      smallData(12),
      settings,
      epoch,
      async (report) => void reports.push(report),
    );
    for (const thing of [model, optimizer]) thing.dispose();
    return reports;
  };
  const first = await shuffled(0, 1);
  expect(await shuffled(0, 1)).toEqual(first);
  expect((await shuffled(1, 1))[0]).not.toEqual(first[0]); // the first step's loss depends on its images alone
  expect((await shuffled(0, 2))[0]).not.toEqual(first[0]);
});

test("the rate falls along its cosine: a later epoch of the same order moves the weights less", async () => {
  const moved = async (epoch: number): Promise<number> => {
    const model = newModel();
    const settings = tinySettings({ batchSize: 12, epochs: 10, learningRate: 0.01 });
    const optimizer = optimizerFor(model, settings);
    const before = binaryWeightsOf(model)[0].latents;
    await trainEpoch({ model, optimizer }, smallData(12), settings, epoch, async () => {});
    const after = binaryWeightsOf(model)[0].latents;
    optimizer.dispose();
    model.dispose();
    return Math.max(...after.map((latent, i) => Math.abs(latent - before[i])));
  };
  expect(await moved(0)).toBeCloseTo(0.01, 4); // Adam's first step is the rate itself
  expect(await moved(5)).toBeCloseTo(0.005, 4);
});

test("what the listener throws stops the epoch, and no tensor is left", async () => {
  const model = newModel();
  const settings = tinySettings({ batchSize: 4 });
  const before = memory().numTensors;
  const optimizer = optimizerFor(model, settings);
  const stopped = trainEpoch({ model, optimizer }, smallData(12), settings, 0, async ({ step }) => {
    if (step === 2) throw new Error("enough");
  });
  await expect(stopped).rejects.toThrow("enough");
  optimizer.dispose();
  expect(memory().numTensors).toBe(before);
  model.dispose();
});

test("latent weights that are not finite stop the epoch with their index, and no tensor is left", async () => {
  const model = newModel();
  const settings = tinySettings({ batchSize: 4, learningRate: 1e38 });
  const before = memory().numTensors;
  const optimizer = optimizerFor(model, settings);
  const diverged = trainEpoch({ model, optimizer }, smallData(40), settings, 0, async () => {});
  await expect(diverged).rejects.toThrow(NonFiniteError);
  await expect(diverged).rejects.toThrow(/got (NaN|-?Infinity) at index \d+; .*lower the learning rate/);
  optimizer.dispose();
  expect(memory().numTensors).toBe(before);
  model.dispose();
});
