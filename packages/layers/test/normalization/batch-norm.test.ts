import { batchNorm } from "@equal-bits/layers";
import { installTrainingKernels } from "@equal-bits/tfjs-wasm-train";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { afterEach, expect, test } from "vitest";

afterEach(async () => {
  await tf.setBackend("cpu");
});

/** Output, input gradient and moving averages of one training call, on the current backend. */
function trainOnce(shape: number[]): number[][] {
  return tf.tidy(() => {
    const layer = batchNorm({ momentum: 0.75 });
    const x = tf.add(tf.mul(tf.randomNormal(shape, 0, 1, "float32", 3), 2), 5);
    const dy = tf.randomNormal(shape, 0, 1, "float32", 4);
    layer.build(shape);
    layer.setWeights([2, -1, 0, 1].map((value) => tf.fill([shape[shape.length - 1]], value)));
    const { value, grad } = tf.valueAndGrad((input: tf.Tensor) => layer.call(input, { training: true }))(
      x,
      dy,
    );
    const averages = layer.getWeights().slice(2);
    return [value, grad, ...averages].map((tensor) => [...tensor.dataSync()]);
  });
}

for (const shape of [
  [16, 3],
  [4, 5, 3, 8],
  [2, 2, 2, 17],
])
  test(`of shape [${shape}]: the fused kernel gives what tensor operations give, forward, backward and moving averages`, async () => {
    await tf.setBackend("cpu");
    const composed = trainOnce(shape);
    await tf.setBackend("wasm");
    const restore = installTrainingKernels();
    const fused = trainOnce(shape);
    restore();
    composed.forEach((values, part) => {
      values.forEach((value, i) => {
        expect(Math.abs(fused[part][i] - value)).toBeLessThan(1e-4 * (1 + Math.abs(value)));
      });
    });
  });

test("example: in training a batch of 1 and 3 becomes −1 and 1, and the averages move by a quarter", () => {
  const layer = batchNorm({ momentum: 0.75, epsilon: 1e-12 });
  const y = layer.apply(tf.tensor2d([[1], [3]]), { training: true }) as tf.Tensor;
  expect([...y.dataSync()]).toEqual([-1, 1]);
  const [, , mean, variance] = layer.getWeights().map((weight) => weight.dataSync()[0]);
  expect(mean).toBeCloseTo(0.5, 6);
  expect(variance).toBeCloseTo(0.75 + 0.25 * 2, 6);
});

test("example: outside training the averages are used", () => {
  const layer = batchNorm({ epsilon: 1e-12 });
  layer.build([null, 1]);
  layer.setWeights([3, 7, 10, 4].map((value) => tf.tensor1d([value])));
  const y = layer.apply(tf.tensor2d([[12]])) as tf.Tensor;
  expect(y.dataSync()[0]).toBeCloseTo(3 * ((12 - 10) / 2) + 7, 5);
});

test("epsilon 0, a momentum above 1 and an open last axis are refused", () => {
  expect(() => batchNorm({ epsilon: 0 })).toThrow("epsilon must be a number > 0");
  expect(() => batchNorm({ momentum: 1.1 })).toThrow("momentum must be a number from 0 to 1");
  expect(() => batchNorm().build([null, null])).toThrow("the last axis");
});
