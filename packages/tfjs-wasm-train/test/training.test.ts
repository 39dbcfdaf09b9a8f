import { tfjsKernels } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { expectNear, normal, runKernel, startWasm, valuesOn } from "./backends.js";

beforeAll(startWasm);
beforeEach(() => tf.setBackend("wasm"));

interface SmallNet {
  readonly parameters: tf.Variable[];
  loss(): tf.Scalar;
  dispose(): void;
}

/** conv 3×3 → max pool → relu → dense, on eight images of two kinds. */
function smallNet(): SmallNet {
  const images: tf.Tensor4D = tf.tidy(() => tf.reshape(normal([8, 6, 6, 1], 1), [8, 6, 6, 1]));
  const labels = tf.tidy(() => tf.oneHot(tf.tensor1d([0, 1, 0, 1, 0, 1, 0, 1], "int32"), 2));
  const filter = tf.tidy(() =>
    tf.variable(tf.reshape(tf.mul(normal([36], 2), 0.3), [3, 3, 1, 4]) as tf.Tensor4D),
  ); // reshape infers no rank
  const dense = tf.tidy(() => tf.variable(tf.mul(normal([36, 2], 3), 0.2)));
  const loss = (): tf.Scalar => {
    const features = tf.relu(tf.maxPool(tf.conv2d(images, filter, 1, "same"), 2, 2, "valid"));
    const logits = tf.matMul(tf.reshape(features, [8, 36]), dense);
    return tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(logits), labels), -1)));
  };
  const all = [images, labels, filter, dense];
  return { parameters: [filter, dense], loss, dispose: () => tf.dispose(all) };
}

test("example: a convolutional net learns with Adam, and its gradients are those of the cpu backend", async () => {
  const gradients = (): tf.Tensor[] => {
    const net = smallNet();
    const { grads } = tf.variableGrads(net.loss, net.parameters);
    return net.parameters.map(({ name }) => grads[name]);
  };
  const actual = await valuesOn("wasm", gradients);
  const expected = await valuesOn("cpu", gradients);
  for (const [parameter, values] of actual.entries()) expectNear(values, expected[parameter]);

  await tf.setBackend("wasm");
  const net = smallNet();
  const optimizer = tf.train.adam(0.02);
  const losses = Array.from({ length: 20 }, () =>
    tf.tidy(() => optimizer.minimize(net.loss, true, net.parameters)?.dataSync()[0] ?? Number.NaN),
  );
  expect(losses[19]).toBeLessThan(0.6 * losses[0]);
  optimizer.dispose();
  net.dispose();
});

/** Every kernel of the package once, forwards and backwards. */
function step(net: SmallNet, optimizer: tf.Optimizer, images: tf.Tensor): void {
  tf.tidy(() => {
    optimizer.minimize(net.loss, false, net.parameters);
    const ones = tf.ones([3]);
    const [, mean, reciprocalDeviation] = runKernel(
      tfjsKernels.batchNormTrain,
      { x: images, gamma: ones, beta: ones },
      { epsilon: 1e-3 },
    );
    runKernel(tfjsKernels.batchNormTrainGrad, {
      dy: images,
      x: images,
      gamma: ones,
      mean,
      reciprocalDeviation,
    });
    runKernel(tfjsKernels.signActivationGrad, {
      dy: images,
      x: runKernel(tfjsKernels.signActivation, { x: images })[0],
    });
  });
}

test("example: 1,000 steps leave tensors, bytes and the heap as they were", () => {
  const net = smallNet();
  const optimizer = tf.train.adam(0.01);
  const images = normal([4, 5, 3], 4);
  for (let i = 0; i < 10; i++) step(net, optimizer, images);
  const state = (): object => {
    const { numTensors, numBytes, numDataBuffers } = tf.memory();
    const backend = tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }; // the wasm backend
    return {
      numTensors,
      numBytes,
      numDataBuffers,
      data: tf.backend().numDataIds(),
      heap: backend.wasm.HEAPU8.length,
    };
  };
  const before = state();
  for (let i = 0; i < 1000; i++) step(net, optimizer, images);
  expect(state()).toEqual(before);
});

test("for two runs: the same bits", async () => {
  const run = async (): Promise<Float32Array[]> =>
    valuesOn("wasm", () => {
      const net = smallNet();
      const optimizer = tf.train.adam(0.02);
      for (let i = 0; i < 5; i++) optimizer.minimize(net.loss, false, net.parameters);
      optimizer.dispose();
      return net.parameters;
    });
  expect(await run()).toEqual(await run());
});
