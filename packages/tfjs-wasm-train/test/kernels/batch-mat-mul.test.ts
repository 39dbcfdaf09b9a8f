import { BackendError } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { expectNear, normal, runKernel, startWasm, valuesOn } from "../backends.js";

beforeAll(startWasm);
beforeEach(() => tf.setBackend("wasm"));

const extent = fc.integer({ min: 1, max: 20 });

const products = fc.record({
  batch: fc.constantFrom([], [1], [3], [2, 2], [1, 1]),
  rows: extent,
  inner: extent,
  columns: extent,
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
  seed: fc.nat(1000),
});

test("for every product, plain, transposed or batched: it is that of the cpu backend", async () => {
  await fc.assert(
    fc.asyncProperty(products, async ({ batch, rows, inner, columns, transposeA, transposeB, seed }) => {
      const compute = (): tf.Tensor =>
        tf.matMul(
          normal([...batch, ...(transposeA ? [inner, rows] : [rows, inner])], seed),
          normal([...batch, ...(transposeB ? [columns, inner] : [inner, columns])], seed + 1),
          transposeA,
          transposeB,
        );
      const [actual] = await valuesOn("wasm", compute);
      const [expected] = await valuesOn("cpu", compute);
      expectNear(actual, expected);
    }),
    { numRuns: 300 },
  );
});

test("example: a transposed product by hand", () => {
  const a = tf.tensor2d([1, 2, 3, 4], [2, 2]);
  const b = tf.tensor2d([1, 0, 0, 1], [2, 2]);
  expect(Array.from(tf.matMul(a, b, true, false).dataSync())).toEqual([1, 3, 2, 4]);
  expect(Array.from(tf.matMul(a, a, true, true).dataSync())).toEqual([7, 15, 10, 22]);
});

test("for both transposes: nothing is left in the backend's memory", () => {
  const a = tf.ones([5, 7]);
  const b = tf.ones([3, 5]);
  const before = tf.engine().backend.numDataIds();
  tf.dispose(tf.matMul(a, b, true, true));
  expect(tf.engine().backend.numDataIds()).toBe(before);
});

test("int32 matrices are refused", () => {
  const a = tf.ones([1, 1], "int32");
  const attributes = { transposeA: true, transposeB: false };
  expect(() => runKernel("BatchMatMul", { a, b: a }, attributes)).toThrow(BackendError);
});
