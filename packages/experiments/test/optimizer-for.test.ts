import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BinaryLayer } from "@equal-bits/layers";
import { equalBits } from "@equal-bits/quantizers";
import { memory } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { smallCnn } from "../src/index.js";
import { optimizerFor } from "../src/optimizer-for.js";
import { runTraining } from "../src/run-training.js";
import { trainEpoch } from "../src/training-loop.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";
import { temporaryFolders } from "./temporary-folder.js";
import { smallData, tinyOrder, tinySettings } from "./tiny-runs.js";

const temporaryFolder = temporaryFolders();

beforeAll(useWasmTraining);

/** All weights after an epoch of one step: latents, then the others. */
async function stepped(latentLearningRate?: number): Promise<{ latents: number[]; others: number[] }> {
  const rate = latentLearningRate === undefined ? {} : { latentLearningRate };
  const settings = tinySettings({ batchSize: 8, learningRate: 0.01, ...rate });
  const model = smallCnn({ inputShape: [8, 8, 1], classes: 3, quantizer: equalBits(), seed: 1 });
  const optimizer = optimizerFor(model, settings);
  await trainEpoch({ model, optimizer }, smallData(8), settings, 0, async () => {});
  const read = weightsOf(model);
  for (const thing of [optimizer, model]) thing.dispose();
  return read;
}

function weightsOf(model: LayersModel): { latents: number[]; others: number[] } {
  const values = (layers: LayersModel["layers"]) =>
    layers.flatMap(({ weights }) => weights.flatMap((weight) => [...weight.read().dataSync()]));
  return {
    latents: values(model.layers.filter((layer) => layer instanceof BinaryLayer)),
    others: values(model.layers.filter((layer) => !(layer instanceof BinaryLayer))),
  };
}

test("the same rate under its own name gives the same bits; no tensor stays", async () => {
  const before = memory().numTensors;
  const alone = await stepped();
  expect(await stepped(0.01)).toEqual(alone);
  expect(memory().numTensors).toBe(before);
});

test("example: at three times the rate latents move three times as far, and all others as before", async () => {
  const [still, once, thrice] = [await stepped(1e-30), await stepped(0.01), await stepped(0.03)];
  expect(thrice.others).toEqual(once.others);
  once.latents.forEach((latent, i) => {
    expect(thrice.latents[i] - still.latents[i]).toBeCloseTo(3 * (latent - still.latents[i]), 5);
  });
});

test("a run with a rate of its own goes on from its checkpoint to the same bits", async () => {
  const order = tinyOrder(temporaryFolder(), { epochs: 2, latentLearningRate: 0.05 });
  const whole = await runTraining(order);
  const stopped = tinyOrder(temporaryFolder(), { epochs: 2, latentLearningRate: 0.05 }, true);
  const stop = new Error("enough");
  const controller = new AbortController();
  const half = runTraining(
    stopped,
    ({ step, steps }) => void (step === steps / 2 && controller.abort(stop)), // the first epoch's last step, which is always told
    controller.signal,
  );
  await expect(half).rejects.toThrow(stop);
  expect(existsSync(stopped.checkpoint)).toBe(true);
  const { result, bits } = await runTraining(stopped);
  expect({ result, bits }).toEqual({ result: whole.result, bits: whole.bits });
  const weights = [order, stopped].map(({ modelFolder }) => readFileSync(join(modelFolder, "weights.bin")));
  expect(weights[1].equals(weights[0])).toBe(true);
});
