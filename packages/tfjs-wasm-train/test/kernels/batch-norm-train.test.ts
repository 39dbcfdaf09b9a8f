import { BackendError, ShapeError, tfjsKernels } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { expectNear, runKernel, startWasm, valuesOn } from "../backends.js";
import { type BatchNormCase, batchNorms, composed, EPSILON, inputsOf } from "./batch-norm-cases.js";

beforeAll(startWasm);
beforeEach(() => tf.setBackend("wasm"));

const attributes = { epsilon: EPSILON };

async function expectSameAsComposed(batchNorm: BatchNormCase): Promise<void> {
  const actual = await valuesOn("wasm", () =>
    runKernel(tfjsKernels.batchNormTrain, inputsOf(batchNorm), attributes),
  );
  const expected = await valuesOn("cpu", () => {
    const { x, gamma, beta } = inputsOf(batchNorm);
    return composed(x, gamma, beta);
  });
  expect(actual).toHaveLength(3);
  for (const [output, values] of actual.entries()) expectNear(values, expected[output]);
}

test("for every batch norm: outputs, means and deviations are those of composed operations", async () => {
  await fc.assert(fc.asyncProperty(batchNorms, expectSameAsComposed), { numRuns: 200 });
});

test("example: more rows than one block of sums", () =>
  expectSameAsComposed({ shape: [5, 12, 12, 6], seed: 1 }));

test("example: 1 and 3 become −1 and 1", () => {
  const inputs = { x: tf.tensor2d([1, 3], [2, 1]), gamma: tf.ones([1]), beta: tf.zeros([1]) };
  const [y, mean, reciprocalDeviation] = runKernel(tfjsKernels.batchNormTrain, inputs, { epsilon: 0 });
  expect(Array.from(y.dataSync())).toEqual([-1, 1]);
  expect(mean.dataSync()[0]).toBe(2);
  expect(reciprocalDeviation.dataSync()[0]).toBe(1);
});

test("example: a constant channel becomes beta", () => {
  const inputs = { x: tf.fill([4, 1], 7), gamma: tf.ones([1]), beta: tf.fill([1], 5) };
  expect(Array.from(runKernel(tfjsKernels.batchNormTrain, inputs, attributes)[0].dataSync())).toEqual([
    5, 5, 5, 5,
  ]);
});

test("example: a million rows far from zero keep their mean", () => {
  const inputs = { x: tf.fill([2 ** 20, 1], 1000.5), gamma: tf.ones([1]), beta: tf.zeros([1]) };
  expect(runKernel(tfjsKernels.batchNormTrain, inputs, attributes)[1].dataSync()[0]).toBeCloseTo(1000.5, 1);
});

test("a gamma of another length is refused", () => {
  const inputs = { x: tf.ones([4, 3]), gamma: tf.ones([2]), beta: tf.ones([3]) };
  expect(() => runKernel(tfjsKernels.batchNormTrain, inputs, attributes)).toThrow(ShapeError);
});

test("a batch without rows is refused", () => {
  const inputs = { x: tf.zeros([0, 3]), gamma: tf.ones([3]), beta: tf.ones([3]) };
  expect(() => runKernel(tfjsKernels.batchNormTrain, inputs, attributes)).toThrow(ShapeError);
});

test("an int32 tensor is refused", () => {
  const inputs = { x: tf.ones([4, 3], "int32"), gamma: tf.ones([3]), beta: tf.ones([3]) };
  expect(() => runKernel(tfjsKernels.batchNormTrain, inputs, attributes)).toThrow(BackendError);
});
