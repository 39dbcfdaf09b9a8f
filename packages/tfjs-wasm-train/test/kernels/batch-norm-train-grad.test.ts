import { BackendError, ShapeError, tfjsKernels } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { expectNear, normal, runKernel, startWasm, valuesOn } from "../backends.js";
import { type BatchNormCase, batchNorms, composed, EPSILON, inputsOf } from "./batch-norm-cases.js";

beforeAll(startWasm);
beforeEach(() => tf.setBackend("wasm"));

function fused(batchNorm: BatchNormCase): tf.Tensor[] {
  const { x, gamma, beta } = inputsOf(batchNorm);
  const [, mean, reciprocalDeviation] = runKernel(
    tfjsKernels.batchNormTrain,
    { x, gamma, beta },
    { epsilon: EPSILON },
  );
  const dy = normal(batchNorm.shape, batchNorm.seed + 3);
  return runKernel(tfjsKernels.batchNormTrainGrad, { dy, x, gamma, mean, reciprocalDeviation });
}

function differentiated(batchNorm: BatchNormCase): tf.Tensor[] {
  const { x, gamma, beta } = inputsOf(batchNorm);
  const dy = normal(batchNorm.shape, batchNorm.seed + 3);
  return tf.grads((a, b, c) => composed(a, b, c)[0])([x, gamma, beta], dy);
}

/** How great the terms are that may cancel in dx, dgamma and dbeta; rounding is a share of these. */
function termsOf(batchNorm: BatchNormCase): number[] {
  const { x, gamma, beta } = inputsOf(batchNorm);
  const [, mean, reciprocalDeviation] = composed(x, gamma, beta);
  const dy = tf.abs(normal(batchNorm.shape, batchNorm.seed + 3));
  const normalized = tf.abs(tf.mul(tf.sub(x, mean), reciprocalDeviation));
  const axes = x.shape.map((_, axis) => axis).slice(0, -1);
  return [
    tf.mul(dy, tf.abs(tf.mul(gamma, reciprocalDeviation))),
    tf.sum(tf.mul(dy, normalized), axes),
    tf.sum(dy, axes),
  ].map((terms) => tf.max(terms).dataSync()[0]);
}

async function expectSameAsComposed(batchNorm: BatchNormCase): Promise<void> {
  const actual = await valuesOn("wasm", () => fused(batchNorm));
  const expected = await valuesOn("cpu", () => differentiated(batchNorm));
  const terms = tf.tidy(() => termsOf(batchNorm));
  expect(actual).toHaveLength(3);
  for (const [output, values] of actual.entries())
    expectNear(values, expected[output], { terms: terms[output] });
}

test("for every batch norm: dx, dgamma and dbeta are the gradients of composed operations", async () => {
  await fc.assert(fc.asyncProperty(batchNorms, expectSameAsComposed), { numRuns: 200 });
});

test("example: more rows than one block of sums", () =>
  expectSameAsComposed({ shape: [5, 12, 12, 6], seed: 1 }));

test("example: a uniform gradient moves only beta", () => {
  const x = tf.tensor2d([1, 3], [2, 1]);
  const ones = tf.ones([1]);
  const inputs = { dy: tf.ones([2, 1]), x, gamma: ones, mean: tf.fill([1], 2), reciprocalDeviation: ones };
  const [dx, dgamma, dbeta] = runKernel(tfjsKernels.batchNormTrainGrad, inputs);
  expect(Array.from(dx.dataSync(), Math.abs)).toEqual([0, 0]);
  expect(dgamma.dataSync()[0]).toBe(0);
  expect(dbeta.dataSync()[0]).toBe(2);
});

const three = (): tf.Tensor => tf.ones([3]);

test("a dy of another shape is refused", () => {
  const rest = { gamma: three(), mean: three(), reciprocalDeviation: three() };
  const inputs = { dy: tf.ones([3, 3]), x: tf.ones([4, 3]), ...rest };
  expect(() => runKernel(tfjsKernels.batchNormTrainGrad, inputs)).toThrow(ShapeError);
});

test("means of another length are refused", () => {
  const rest = { gamma: three(), mean: tf.ones([2]), reciprocalDeviation: three() };
  const inputs = { dy: tf.ones([4, 3]), x: tf.ones([4, 3]), ...rest };
  expect(() => runKernel(tfjsKernels.batchNormTrainGrad, inputs)).toThrow(ShapeError);
});

test("an int32 tensor is refused", () => {
  const rest = { gamma: three(), mean: three(), reciprocalDeviation: three() };
  const inputs = { dy: tf.ones([4, 3], "int32"), x: tf.ones([4, 3]), ...rest };
  expect(() => runKernel(tfjsKernels.batchNormTrainGrad, inputs)).toThrow(BackendError);
});
