import { clippedGradient } from "@equal-bits/binarize";
import { biHalf, rPReLU, rSign } from "@equal-bits/layers";
import { equalBits } from "@equal-bits/quantizers";
import { installTrainingKernels } from "@equal-bits/tfjs-wasm-train";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { type layers, loadLayersModel, sequential, layers as stock } from "@tensorflow/tfjs-layers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { saved } from "../saved.js";

for (const backend of ["cpu", "wasm", "wasm with training kernels"])
  describe(`on tfjs's ${backend} backend`, () => {
    let restore: (() => void) | undefined;
    beforeEach(async () => {
      await tf.setBackend(backend.split(" ")[0]);
      if (backend.endsWith("kernels")) restore = installTrainingKernels();
    });
    afterEach(() => {
      restore?.();
      restore = undefined;
    });

    test("example: RSign compares each channel with its own threshold, and a training step moves the thresholds", async () => {
      const layer = rSign({ inputShape: [2] });
      const model = sequential({ layers: [layer] });
      layer.setWeights([tf.tensor1d([0.5, -0.5])]);
      const x = tf.tensor2d([
        [0.5, -0.75],
        [0.25, 0],
      ]);
      expect([...(model.predict(x) as tf.Tensor).dataSync()]).toEqual([1, -1, -1, 1]);
      model.compile({ optimizer: tf.train.sgd(1), loss: "meanSquaredError" });
      await model.trainOnBatch(x, tf.zeros([2, 2]));
      // dL/dy = ½ y; d/d(x − shift) = dL/dy (2 − 2 |x − shift|); the shift gets minus its sum over the batch
      const [first, second] = layer.getWeights()[0].dataSync();
      expect(first).toBeCloseTo(0.5 + (0.5 * 2 - 0.5 * 1.5), 6);
      expect(second).toBeCloseTo(-0.5 + (-0.5 * 1.5 + 0.5 * 1), 6);
    });

    test("example: RPReLU bends where γ says, and all three parameters train", async () => {
      const layer = rPReLU({ inputShape: [1] });
      const model = sequential({ layers: [layer] });
      const x = tf.tensor2d([[-4], [4]]);
      expect([...(model.predict(x) as tf.Tensor).dataSync()]).toEqual([-1, 4]);
      layer.setWeights([2, 10, 0.5].map((value) => tf.tensor1d([value])));
      expect([...(model.predict(x) as tf.Tensor).dataSync()]).toEqual([7, 12]);
      model.compile({ optimizer: tf.train.sgd(0.01), loss: "meanSquaredError" });
      await model.trainOnBatch(x, tf.zeros([2, 1]));
      const after = layer.getWeights().map((weight) => weight.dataSync()[0]);
      [2, 10, 0.5].forEach((before, i) => {
        expect(after[i]).not.toBe(before);
      });
    });

    test("example: bi-half balances each unit over the batch in training, and is the sign otherwise", () => {
      const x = tf.tensor2d([
        [1, -4],
        [2, -3],
        [3, -2],
        [4, -1],
      ]);
      const layer = biHalf();
      const bits = (training: boolean): number[] => [
        ...(layer.apply(x, { training }) as tf.Tensor).dataSync(),
      ];
      expect(bits(true)).toEqual([-1, -1, -1, -1, 1, 1, 1, 1]);
      expect(bits(false)).toEqual([1, -1, 1, -1, 1, -1, 1, -1]);
      const quarter = biHalf({ quantizer: equalBits(0.25) }).apply(x, { training: true }) as tf.Tensor;
      expect([...quarter.dataSync()]).toEqual([-1, -1, -1, -1, -1, -1, 1, 1]);
    });

    test("for a hundred training steps through all three: no tensor is left behind", async () => {
      const model = sequential({
        layers: [
          stock.dense({ units: 4, inputShape: [3] }),
          rSign(),
          stock.dense({ units: 4 }),
          rPReLU(),
          biHalf({ gamma: 1 }),
          stock.dense({ units: 1 }),
        ],
      });
      model.compile({ optimizer: tf.train.sgd(0.01), loss: "meanSquaredError" });
      const [x, y] = [tf.randomUniform([6, 3], -1, 1, "float32", 1), tf.ones([6, 1])];
      for (let step = 0; step < 2; step++) await model.trainOnBatch(x, y);
      const { numTensors } = tf.memory();
      for (let step = 0; step < 100; step++) await model.trainOnBatch(x, y);
      expect(tf.memory().numTensors).toBe(numTensors);
    });
  });

const makers: readonly (() => layers.Layer)[] = [
  () => rSign({ inputShape: [3], gradient: clippedGradient(0.75) }),
  () => rPReLU({ inputShape: [3], initialSlope: 0.1 }),
  () => biHalf({ inputShape: [3], gamma: 6 }),
  () => biHalf({ inputShape: [3], quantizer: equalBits(0.3) }),
];
for (const make of makers)
  test(`${JSON.stringify(make().getConfig().quantizer ?? make().getClassName())}: loaded as it was saved, and saved again with the same bytes`, async () => {
    await tf.setBackend("cpu");
    const model = sequential({ layers: [make()] });
    const artifacts = await saved(model);
    const loaded = await loadLayersModel(tf.io.fromMemory(structuredClone(artifacts)));
    const again = await saved(loaded);
    expect(again.modelTopology).toEqual(artifacts.modelTopology);
    expect(again.weightData).toEqual(artifacts.weightData);
    expect(loaded.layers[0].getClassName()).toBe(model.layers[0].getClassName());
  });

test("a gamma below 0, a slope that is not finite and an open last axis are refused", () => {
  expect(() => biHalf({ gamma: -1 })).toThrow("gamma must be a finite number ≥ 0, got -1");
  expect(() => rPReLU({ initialSlope: Number.NaN })).toThrow("initialSlope must be a finite number");
  for (const layer of [rSign(), rPReLU()])
    expect(() => layer.build([null, null])).toThrow("the last axis of the input of");
});
