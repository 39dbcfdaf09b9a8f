import { BackendError } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectNear, normal, runKernel, startWasm, valuesOn } from "../backends.js";
import { type Convolution, convolutions, layers } from "../convolutions.js";

beforeAll(startWasm);
beforeEach(() => tf.setBackend("wasm"));

const gradient = ({ inputShape, outputShape, filterShape, attributes, seed }: Convolution): tf.Tensor[] =>
  runKernel(
    "Conv2DBackpropFilter",
    { x: normal(inputShape, seed), dy: normal(outputShape, seed + 1) },
    { ...attributes, filterShape },
  );

async function expectSameAsCpu(convolution: Convolution): Promise<void> {
  const [actual] = await valuesOn("wasm", () => gradient(convolution));
  const [expected] = await valuesOn("cpu", () => gradient(convolution));
  expectNear(actual, expected);
}

test("for every convolution: the filter gradient is that of the cpu backend", async () => {
  await fc.assert(fc.asyncProperty(convolutions, expectSameAsCpu), { numRuns: 300 });
});

for (const [name, layer] of layers)
  test(`example: ${name}: the filter gradient is that of the cpu backend`, () => expectSameAsCpu(layer));

test("example: one weight sums the products of the pixels that it saw and their gradients", () => {
  const x = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
  const dy = tf.tensor4d([1, 10, 100, 1000], [1, 2, 2, 1]);
  const attributes = { strides: [1, 1], pad: "valid", dataFormat: "NHWC", filterShape: [1, 1, 1, 1] };
  expect(runKernel("Conv2DBackpropFilter", { x, dy }, attributes)[0].dataSync()[0]).toBe(4321);
});

test("example: Infinity in an image reaches the taps that saw it and no other", async () => {
  const values = Float32Array.from({ length: 2 * 3 * 3 }, (_, i) =>
    i === 17 ? Number.POSITIVE_INFINITY : i,
  );
  const compute = (): tf.Tensor[] =>
    runKernel(
      "Conv2DBackpropFilter",
      { x: tf.tensor(values, [1, 3, 3, 2]), dy: tf.ones([1, 2, 2, 3]) },
      { strides: [1, 1], pad: "valid", dataFormat: "NHWC", filterShape: [2, 2, 2, 3] },
    );
  expect(await valuesOn("wasm", compute)).toEqual(await valuesOn("cpu", compute));
});

describe("what it does not do", () => {
  const call = (x: tf.Tensor, attributes: object): (() => tf.Tensor[]) => {
    return () =>
      runKernel(
        "Conv2DBackpropFilter",
        { x, dy: tf.ones([1, 2, 2, 1]) },
        { strides: [1, 1], pad: "valid", filterShape: [1, 1, 1, 1], ...attributes },
      );
  };

  test("NCHW is refused", () => {
    expect(call(tf.ones([1, 1, 2, 2]), { dataFormat: "NCHW" })).toThrow(BackendError);
  });

  test("an int32 image is refused, with the remedy", () => {
    expect(call(tf.ones([1, 2, 2, 1], "int32"), { dataFormat: "NHWC" })).toThrow(
      /x .* float32 .* int32.*tf\.cast/,
    );
  });
});
