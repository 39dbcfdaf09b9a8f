import { BackendError } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { expectNear, normal, runKernel, startWasm, valuesOn } from "../backends.js";
import { type Convolution, convolutions, layers } from "../convolutions.js";

beforeAll(startWasm);
beforeEach(() => tf.setBackend("wasm"));

const gradient = ({ inputShape, outputShape, filterShape, attributes, seed }: Convolution): tf.Tensor[] =>
  runKernel(
    "Conv2DBackpropInput",
    { dy: normal(outputShape, seed), filter: normal(filterShape, seed + 1) },
    { ...attributes, inputShape },
  );

async function expectSameAsCpu(convolution: Convolution): Promise<void> {
  const [actual] = await valuesOn("wasm", () => gradient(convolution));
  const [expected] = await valuesOn("cpu", () => gradient(convolution));
  expectNear(actual, expected);
}

test("for every convolution: the image gradient is that of the cpu backend", async () => {
  await fc.assert(fc.asyncProperty(convolutions, expectSameAsCpu), { numRuns: 300 });
});

for (const [name, layer] of layers)
  test(`example: ${name}: the image gradient is that of the cpu backend`, () => expectSameAsCpu(layer));

test("example: each gradient is spread by the filter, and overlaps add up", () => {
  const dy = tf.tensor4d([1, 10], [1, 1, 2, 1]);
  const filter = tf.tensor4d([2, 3], [1, 2, 1, 1]);
  const attributes = { strides: [1, 1], pad: "valid", dataFormat: "NHWC", inputShape: [1, 1, 3, 1] };
  const [dx] = runKernel("Conv2DBackpropInput", { dy, filter }, attributes);
  expect(Array.from(dx.dataSync())).toEqual([2, 23, 30]);
});

test("example: tf.conv2dTranspose is that of the cpu backend", async () => {
  const compute = (): tf.Tensor => {
    const images: tf.Tensor4D = tf.reshape(normal([2, 4, 4, 3], 1), [2, 4, 4, 3]);
    const filter: tf.Tensor4D = tf.reshape(normal([3, 3, 5, 3], 2), [3, 3, 5, 3]);
    return tf.conv2dTranspose(images, filter, [2, 8, 8, 5], 2, "same");
  };
  const [actual] = await valuesOn("wasm", compute);
  const [expected] = await valuesOn("cpu", compute);
  expectNear(actual, expected);
});

test("NCHW is refused", () => {
  const attributes = { strides: [1, 1], pad: "valid", dataFormat: "NCHW", inputShape: [1, 1, 2, 2] };
  const inputs = { dy: tf.ones([1, 1, 2, 2]), filter: tf.ones([1, 1, 1, 1]) };
  expect(() => runKernel("Conv2DBackpropInput", inputs, attributes)).toThrow(BackendError);
});

test("an int32 filter is refused", () => {
  const attributes = { strides: [1, 1], pad: "valid", dataFormat: "NHWC", inputShape: [1, 2, 2, 1] };
  const inputs = { dy: tf.ones([1, 2, 2, 1]), filter: tf.ones([1, 1, 1, 1], "int32") };
  expect(() => runKernel("Conv2DBackpropInput", inputs, attributes)).toThrow(BackendError);
});
