import { BackendError, tfjsKernels } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { runKernel, startWasm } from "../backends.js";

beforeAll(startWasm);

const signs = (values: readonly number[]): number[] =>
  tf.tidy(() =>
    Array.from(runKernel(tfjsKernels.signActivation, { x: tf.tensor1d([...values]) })[0].dataSync()),
  );

test("for all values: +1 where x ≥ 0, else −1", () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noNaN: true }), { maxLength: 40 }), (values) => {
      expect(signs(values)).toEqual(values.map((value) => (value >= 0 ? 1 : -1)));
    }),
  );
});

test("example: zero and minus zero are +1, in the lanes and in the rest", () => {
  expect(signs([0, -0, 1e-42, -1e-42, 0, -0])).toEqual([1, 1, 1, -1, 1, 1]);
});

test("example: the shape stays", () => {
  expect(runKernel(tfjsKernels.signActivation, { x: tf.zeros([2, 3, 1]) })[0].shape).toEqual([2, 3, 1]);
});

test("an int32 tensor is refused", () => {
  expect(() => runKernel(tfjsKernels.signActivation, { x: tf.ones([2], "int32") })).toThrow(BackendError);
});
