import { unitScale } from "@equal-bits/binarize";
import { apportion } from "@equal-bits/core";
import { BinaryLayer, binaryConv2d, binaryDense } from "@equal-bits/layers";
import { equalBits } from "@equal-bits/quantizers";
import { installTrainingKernels } from "@equal-bits/tfjs-wasm-train";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { batchNorm, signActivation } from "@equal-bits/layers";
import { initializers, layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

for (const backend of ["cpu", "wasm", "wasm with training kernels"])
  describe(`on tfjs's ${backend} backend`, () => {
    let restore: (() => void) | undefined;
    beforeEach(async () => {
      await tf.setBackend(backend.split(" ")[0]);
      if (backend.endsWith("kernels")) restore = installTrainingKernels();
    });
    afterEach(() => restore?.());

    test("for every filter of both binary layers: the count of +1 is the apportioned one after each training step", async () => {
      if (backend === "wasm") return; // stock wasm has no filter gradient
      const model = net();
      model.compile({ optimizer: tf.train.adam(0.05), loss: "meanSquaredError" });
      const images = tf.randomUniform([8, 6, 6, 1], -1, 1, "float32", 5);
      const targets = tf.randomUniform([8, 3], -1, 1, "float32", 6);
      const losses: number[] = [];
      for (let step = 0; step < 12; step++) {
        losses.push(Number(await model.trainOnBatch(images, targets)));
        for (const layer of model.layers) if (layer instanceof BinaryLayer) expectExact(layer);
      }
      expect(Math.min(...losses.slice(-3))).toBeLessThan(losses[0]);
    });

    test("for two hundred training steps: no tensor is left behind", async () => {
      if (backend === "wasm") return; // stock wasm has no filter gradient
      const model = net();
      model.compile({ optimizer: tf.train.sgd(0.05), loss: "meanSquaredError" });
      const images = tf.randomUniform([2, 6, 6, 1], -1, 1, "float32", 5);
      const targets = tf.zeros([2, 3]);
      for (let step = 0; step < 3; step++) await model.trainOnBatch(images, targets);
      const { numTensors } = tf.memory();
      for (let step = 0; step < 200; step++) await model.trainOnBatch(images, targets);
      expect(tf.memory().numTensors).toBe(numTensors);
    });

    test("example: a dense layer sums inputs with the signs of its levels", () => {
      const layer = binaryDense({
        units: 1,
        inputShape: [4],
        quantizer: equalBits(0.25),
        scale: unitScale(),
        useBias: true,
      });
      const model = sequential({ layers: [layer] });
      layer.setWeights([tf.tensor2d([0.1, 0.4, 0.2, 0.4], [4, 1]), tf.tensor1d([100])]);
      expect([...(model.predict(tf.tensor2d([[1, 10, 2, 3]])) as tf.Tensor).dataSync()]).toEqual([
        100 - 1 + 10 - 2 - 3,
      ]);
      expect([...layer.levels().dataSync()]).toEqual([-1, 1, -1, -1]);
      expect(layer.latentWeights().dataSync()[0]).toBeCloseTo(0.1, 6);
    });
  });

function net(): Sequential {
  const model = sequential();
  model.add(
    binaryConv2d({
      inputShape: [6, 6, 1],
      filters: 5,
      kernelSize: 3,
      padding: "same",
      quantizer: equalBits(0.3),
      kernelInitializer: initializers.heNormal({ seed: 1 }),
    }),
  );
  model.add(layers.maxPooling2d({ poolSize: 2 }));
  model.add(batchNorm());
  model.add(signActivation());
  model.add(layers.flatten());
  model.add(
    binaryDense({
      units: 3,
      quantizer: equalBits(),
      useBias: true,
      kernelInitializer: initializers.heNormal({ seed: 2 }),
    }),
  );
  return model;
}

function expectExact(layer: BinaryLayer): void {
  const { shape } = layer.latentWeights();
  const filters = shape[shape.length - 1];
  const size = layer.latentWeights().size / filters;
  const levels = tf.tidy(() => layer.levels().dataSync());
  const ratio = layer.quantizer.name === "equal-bits(0.3)" ? 0.3 : 0.5;
  for (let filter = 0; filter < filters; filter++)
    expect(levels.filter((level, i) => i % filters === filter && level === 1).length).toBe(
      apportion(size, [1 - ratio, ratio])[1],
    );
}

test("for every size, stride and padding: the announced shape of a convolution is that of its output", async () => {
  await tf.setBackend("cpu");
  for (const size of [3, 4, 5, 7])
    for (const kernelSize of [1, 2, 3])
      for (const strides of [1, 2, 3])
        for (const padding of ["same", "valid"] as const) {
          const layer = binaryConv2d({ filters: 2, kernelSize, strides, padding, quantizer: equalBits() });
          const output = layer.apply(tf.zeros([1, size, size + 1, 1])) as tf.Tensor;
          expect(output.shape).toEqual(layer.computeOutputShape([1, size, size + 1, 1]));
        }
  expect(
    binaryConv2d({ filters: 2, kernelSize: 3, quantizer: equalBits() }).computeOutputShape([
      null,
      null,
      5,
      1,
    ]),
  ).toEqual([null, null, 3, 2]);
});

test("sizes that are not whole, unknown paddings and wrong inputs are refused", () => {
  const quantizer = equalBits();
  expect(() => binaryDense({ units: 0, quantizer })).toThrow("units must be a whole number ≥ 1, got 0");
  expect(() => binaryConv2d({ filters: 1.5, kernelSize: 3, quantizer })).toThrow(
    "filters must be a whole number ≥ 1",
  );
  expect(() => binaryConv2d({ filters: 1, kernelSize: [3, 0], quantizer })).toThrow(
    "kernelSize must be a whole number ≥ 1",
  );
  expect(() => binaryConv2d({ filters: 1, kernelSize: 3, padding: "full" as "same", quantizer })).toThrow(
    'same or valid, got "full"',
  );
  expect(() => binaryDense({ units: 2, quantizer }).apply(tf.zeros([1, 2, 2]))).toThrow(
    "put a flatten layer in front",
  );
  expect(() => binaryConv2d({ filters: 2, kernelSize: 1, quantizer }).apply(tf.zeros([1, 2]))).toThrow(
    "[batch, height, width, in]",
  );
});

test("a NaN among the latent weights is refused with its index", () => {
  const layer = binaryDense({ units: 1, inputShape: [3], quantizer: equalBits() });
  const model = sequential({ layers: [layer] });
  layer.setWeights([tf.tensor2d([1, Number.NaN, 2], [3, 1])]);
  expect(() => model.predict(tf.zeros([1, 3]))).toThrow("NaN at index 1");
});
