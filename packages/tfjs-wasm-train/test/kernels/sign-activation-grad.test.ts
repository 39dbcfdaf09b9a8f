import { BackendError, ShapeError, tfjsKernels } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { runKernel, startWasm } from "../backends.js";

beforeAll(startWasm);

const gradients = (dy: readonly number[], x: readonly number[]): number[] =>
  tf.tidy(() =>
    Array.from(
      runKernel(tfjsKernels.signActivationGrad, {
        dy: tf.tensor1d([...dy]),
        x: tf.tensor1d([...x]),
      })[0].dataSync(),
    ),
  );

const pair = fc.tuple(fc.float({ noNaN: true }), fc.float({ noNaN: true, min: -3, max: 3 }));

test("for all values: dy where |x| ≤ 1, else 0", () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
      const dy = pairs.map(([gradient]) => gradient);
      const x = pairs.map(([, value]) => value);
      expect(gradients(dy, x)).toEqual(
        pairs.map(([gradient, value]) => (Math.abs(value) <= 1 ? gradient : 0)),
      );
    }),
  );
});

test("example: the ends of the interval belong to it", () => {
  expect(gradients([5, 5, 5, 5, 5, 5], [-1, 1, 1.0000001, -1.0000001, 1, -2])).toEqual([5, 5, 0, 0, 5, 0]);
});

test("shapes that differ are refused", () => {
  const inputs = { dy: tf.ones([2]), x: tf.ones([3]) };
  expect(() => runKernel(tfjsKernels.signActivationGrad, inputs)).toThrow(ShapeError);
});

test("an int32 tensor is refused", () => {
  const inputs = { dy: tf.ones([2]), x: tf.ones([2], "int32") };
  expect(() => runKernel(tfjsKernels.signActivationGrad, inputs)).toThrow(BackendError);
});
