import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { apportion, FormatError, NonFiniteError, ShapeError } from "@equal-bits/core";
import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type RunOutcome, runTraining } from "../src/run-training.js";
import type { TrainOptions } from "../src/train-options.js";
import type { TrainingProgress } from "../src/training-clock.js";
import { imageFolder } from "./image-folder.js";
import { temporaryFolders } from "./temporary-folder.js";
import { tinyOrder } from "./tiny-runs.js";

const temporaryFolder = temporaryFolders();

interface Run {
  readonly outcome: RunOutcome;
  readonly told: readonly TrainingProgress[];
  readonly folder: string;
}

async function run(changes: Partial<TrainOptions>): Promise<Run> {
  const folder = temporaryFolder();
  const told: TrainingProgress[] = [];
  const outcome = await runTraining(tinyOrder(folder, changes), (progress) => void told.push(progress));
  return { outcome, told, folder };
}

function modelOf(folder: string): Buffer[] {
  return ["model.json", "weights.bin"].map((file) => readFileSync(join(folder, "model", file)));
}

describe("1,000 images, twice", () => {
  let thousand: Run;
  beforeAll(async () => {
    thousand = await run({ trainImages: 1000, epochs: 2, quantizer: "equal-bits:0.5" });
  });

  test("the second epoch has a smaller loss and a greater accuracy than the first", () => {
    const [first, second] = thousand.outcome.result.epochs;
    expect(second.loss).toBeLessThan(first.loss);
    expect(second.accuracy).toBeGreaterThan(first.accuracy);
    expect(first.loss).toBeLessThan(Math.log(10)); // of guessing
  });

  test("progress: steps rise, the last one is the last of all, epochs go from 1, and the time left shrinks to 0", () => {
    const { told } = thousand;
    expect(told.length).toBeGreaterThanOrEqual(2);
    for (const [i, { step }] of told.entries()) expect(step).toBeGreaterThan(i === 0 ? 0 : told[i - 1].step);
    for (const { step, steps, epoch, epochs, quantizer } of told)
      expect({ steps, epochs, quantizer, epoch }).toEqual({
        steps: 32,
        epochs: 2,
        quantizer: "equal-bits(0.5)",
        epoch: Math.ceil(step / 16),
      });
    const last = told[told.length - 1];
    expect([last.step, last.secondsLeft]).toEqual([32, 0]);
    for (const { imagesPerSecond, secondsLeft } of told) {
      expect(imagesPerSecond).toBeGreaterThan(0);
      expect(secondsLeft).toBeGreaterThanOrEqual(0);
    }
    const ends = told.filter(({ step }) => step % 16 === 0).map(({ loss, accuracy }) => ({ loss, accuracy }));
    expect(ends).toEqual(thousand.outcome.result.epochs);
  });

  test("the outcome: half of each filter is +1, and the cut of each filter lies in the histogram", () => {
    const { result, latents, dataset, seconds, imagesPerSecond } = thousand.outcome;
    expect(result).toMatchObject({ quantizer: "equal-bits(0.5)", ratio: 0.5, seed: 1 });
    expect(result.layers.map(({ name, filters, size }) => [name, filters, size])).toEqual([
      ["conv2", 32, 144],
      ["conv3", 64, 288],
    ]);
    for (const { size, positives } of result.layers)
      for (const count of positives) expect(count).toBe(apportion(size, [0.5, 0.5])[1]);
    for (const [i, { layer, edges, counts, cuts }] of latents.entries()) {
      const { name, filters, size } = result.layers[i];
      const [cut] = cuts;
      expect([layer, cut.length, counts.reduce((a, b) => a + b)]).toEqual([name, filters, filters * size]);
      for (const at of cut) expect(Number(at) > edges[0] && Number(at) < edges[edges.length - 1]).toBe(true);
    }
    expect(dataset).toEqual({ name: expect.any(String), train: 1000, test: 50 });
    expect(result.flipsPerStep).toBeGreaterThan(0);
    expect(result.flipsPerStep).toBeLessThan(0.5);
    const { steps, shares } = result.flipCurve;
    expect(steps).toEqual(Array.from({ length: 32 }, (_, i) => i + 1));
    expect(shares.reduce((a, b) => a + b) / 32).toBeCloseTo(result.flipsPerStep, 12);
    expect([seconds > 0, imagesPerSecond > 0]).toEqual([true, true]);
  });
});

test("same settings, same results and files; another seed, others; and no tensor is left of either", async () => {
  const first = await run({});
  const before = memory().numTensors;
  const second = await run({});
  expect(memory().numTensors).toBe(before);
  expect(second.outcome.result).toEqual(first.outcome.result);
  expect(second.outcome.latents).toEqual(first.outcome.latents);
  expect(modelOf(second.folder)).toEqual(modelOf(first.folder));
  const other = await run({ seed: 2 });
  expect(other.outcome.result.epochs).not.toEqual(first.outcome.result.epochs);
  expect(modelOf(other.folder)[1]).not.toEqual(modelOf(first.folder)[1]);
});

test("example: where the data decide, there is no ratio, and filters differ", async () => {
  const { result } = (await run({ quantizer: "sign" })).outcome;
  expect(result.ratio).toBeNull();
  expect(new Set(result.layers[1].positives).size).toBeGreaterThan(1);
});

test("example: a result tells the settings that its numbers depend on", async () => {
  const changes = { learningRate: 0.01, batchSize: 64 };
  const settings = { ...changes, epochs: 1 };
  const [own, same] = [await run({ ...changes, latentLearningRate: 0.02 }), await run(changes)];
  expect(own.outcome.result.settings).toEqual({ ...settings, latentLearningRate: 0.02 });
  expect(same.outcome.result.settings).toEqual({ ...settings, latentLearningRate: 0.01 });
});

test("example: a batch that is greater than the data is one step", async () => {
  const { told } = await run({ batchSize: 1000, trainImages: 20 });
  expect(told.map(({ step, steps }) => [step, steps])).toEqual([[1, 1]]);
});

describe("a run that is stopped", () => {
  /** Stops after the first epoch's last step. */
  async function stopped(folder: string, changes: Partial<TrainOptions>): Promise<void> {
    const stop = new AbortController();
    const reason = new Error("stopped by a test");
    const order = tinyOrder(folder, changes);
    const perEpoch = Math.ceil(Number(order.settings.trainImages) / order.settings.batchSize);
    const running = runTraining(order, ({ step }) => step === perEpoch && stop.abort(reason), stop.signal);
    await expect(running).rejects.toBe(reason);
  }

  test("rejects with the signal's reason, keeps its checkpoint, saves no model, and leaves no tensor", async () => {
    const folder = temporaryFolder();
    const before = memory().numTensors;
    await stopped(folder, { epochs: 2 });
    expect(memory().numTensors).toBe(before);
    expect(existsSync(join(folder, "checkpoint.json"))).toBe(true);
    expect(existsSync(join(folder, "model"))).toBe(false);
  });

  test("goes on to the same results and files as one that was not, and leaves no tensor", async () => {
    const whole = await run({ epochs: 3 });
    const folder = temporaryFolder();
    await stopped(folder, { epochs: 3 });
    const before = memory().numTensors;
    const told: TrainingProgress[] = [];
    const { result, latents } = await runTraining(
      tinyOrder(folder, { epochs: 3 }, true),
      (at) => void told.push(at),
    );
    expect(memory().numTensors).toBe(before);
    expect(result).toEqual(whole.outcome.result);
    expect(latents).toEqual(whole.outcome.latents);
    expect(modelOf(folder)).toEqual(modelOf(whole.folder));
    expect(told.map(({ epoch }) => epoch)).not.toContain(1);
    expect(told[told.length - 1]).toMatchObject({ step: 6, steps: 6, epoch: 3, secondsLeft: 0 });
  });

  test("starts again where it is not told to go on", async () => {
    const folder = temporaryFolder();
    await stopped(folder, { epochs: 2 });
    const epochs: number[] = [];
    await runTraining(tinyOrder(folder, { epochs: 2 }), ({ epoch }) => void epochs.push(epoch));
    expect(epochs).toContain(1);
  });

  describe("and goes on with other options", () => {
    const folder = temporaryFolder();
    beforeAll(() => stopped(folder, { epochs: 2 }));

    const others = { seed: 2, epochs: 3, batchSize: 32, quantizer: "sign", trainImages: 127 };
    for (const [option, value] of Object.entries(others))
      test(`another ${option} is refused`, async () => {
        const resumed = runTraining(tinyOrder(folder, { epochs: 2, [option]: value }, true));
        await expect(resumed).rejects.toThrow(FormatError);
        await expect(resumed).rejects.toThrow(/must be of the same settings and data/);
        expect(existsSync(join(folder, "model"))).toBe(false);
      });
  });

  test("example: after its last epoch only the test is left, and the results are the same", async () => {
    const folder = temporaryFolder();
    const { result } = await runTraining(tinyOrder(folder));
    const again = await runTraining(tinyOrder(folder, {}, true), () => expect.unreachable());
    expect(again.result).toEqual(result);
    expect(again.imagesPerSecond).toBe(0);
  });

  test("example: a signal that is aborted before stops it at the first step", async () => {
    const folder = temporaryFolder();
    const running = runTraining(tinyOrder(folder), () => {}, AbortSignal.abort(new Error("not today")));
    await expect(running).rejects.toThrow("not today");
    expect(existsSync(join(folder, "checkpoint.json"))).toBe(false);
  });
});

test("a run that diverges is refused with the index of a weight, and writes nothing", async () => {
  const folder = temporaryFolder();
  const before = memory().numTensors;
  const running = runTraining(tinyOrder(folder, { learningRate: 1e38, trainImages: 512 }));
  await expect(running).rejects.toThrow(NonFiniteError);
  await expect(running).rejects.toThrow(
    /must be finite, got (NaN|-?Infinity) at index \d+; .* lower the learning rate/,
  );
  expect(existsSync(join(folder, "checkpoint.json"))).toBe(false);
  expect(existsSync(join(folder, "model"))).toBe(false);
  expect(memory().numTensors).toBe(before);
});

test("example: so is one whose binary weights are finite and whose averages are not", async () => {
  const folder = temporaryFolder();
  const running = runTraining(tinyOrder(folder, { learningRate: 1e20 }));
  await expect(running).rejects.toThrow(NonFiniteError);
  await expect(running).rejects.toThrow(/^norm1\/moving_variance must be finite/);
  expect(existsSync(join(folder, "model"))).toBe(false);
});

test("images smaller than the network can look at are refused", async () => {
  const data = imageFolder(temporaryFolder(), { side: 7 });
  await expect(runTraining(tinyOrder(temporaryFolder(), { data }))).rejects.toThrow(ShapeError);
});

describe("a run that is measured", () => {
  const changes = { epochs: 2, quantizer: "equal-bits:0.5" };

  test("tells what was found at every step, trains the same bits as one that is not, and saves no model unasked", async () => {
    const [plain, folder] = [await run(changes), temporaryFolder()];
    const before = memory().numTensors;
    const order = { ...tinyOrder(folder, changes), modelFolder: null, measure: true };
    const { measures, bits, result } = await runTraining(order);
    expect(memory().numTensors).toBe(before);
    expect([bits, result.testAccuracy]).toEqual([plain.outcome.bits, plain.outcome.result.testAccuracy]);
    expect(plain.outcome.measures).toBeNull();
    expect(measures?.steps).toEqual([1, 2, 3, 4]);
    expect(measures?.residual).toEqual({ checked: 4 * (32 + 64), broken: 0, worst: 0 });
    expect(measures?.balance.unpaired).toBe(0);
    expect(measures?.balance.pairs).toBeGreaterThan(0);
    for (const norm of measures?.gradientNorm ?? []) expect(norm).toBeGreaterThan(0);
    expect(existsSync(join(folder, "model"))).toBe(false);
  });

  test("and stopped goes on to the same measures", async () => {
    const [straight, folder] = [temporaryFolder(), temporaryFolder()];
    const order = (at: string, resume: boolean) => ({ ...tinyOrder(at, changes, resume), measure: true });
    const { measures } = await runTraining(order(straight, false));
    const stop = new AbortController();
    const stopped = runTraining(
      order(folder, false),
      ({ step }) => void (step === 2 && stop.abort()),
      stop.signal,
    );
    await expect(stopped).rejects.toThrow();
    expect((await runTraining(order(folder, true))).measures).toEqual(measures);
  });

  test("of real-valued weights has no flips and wants no counts", async () => {
    const { settings, ...rest } = tinyOrder(temporaryFolder(), changes);
    const real = { ...settings, weights: "real" as const };
    const { measures, result } = await runTraining({
      ...rest,
      settings: real,
      modelFolder: null,
      measure: true,
    });
    expect(measures).toMatchObject({ residual: null, balance: { pairs: 0, unpaired: 0, worst: 0 } });
    expect([result.flipsPerStep, result.layers]).toEqual([0, []]);
  });
});

test("latent weights and their rate times four train the same bits", async () => {
  const { settings, ...rest } = tinyOrder(temporaryFolder(), { epochs: 2, quantizer: "equal-bits:0.5" });
  const trained = async (latentFactor: number, latentLearningRate: number): Promise<string> =>
    (await runTraining({ ...rest, settings: { ...settings, latentFactor, latentLearningRate } })).bits;
  const plain = await trained(1, 0.01);
  expect(await trained(4, 0.04)).toBe(plain);
  expect(await trained(1, 0.04)).not.toBe(plain);
});
