import {
  conv2d,
  getBackend,
  mean,
  memory,
  type Scalar,
  square,
  type Tensor4D,
  tensor4d,
  train,
  variable,
} from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { useWasmTraining } from "../src/wasm-training-backend.js";

test("example: wasm is the backend, also when it is asked for twice at once, and again", async () => {
  await Promise.all([useWasmTraining(), useWasmTraining()]);
  await useWasmTraining();
  expect(getBackend()).toBe("wasm");
});

test("example: a convolution trains, which tfjs's wasm backend alone cannot", async () => {
  await useWasmTraining();
  const before = memory().numTensors;
  const start = tensor4d([1, -2, 3, 4], [2, 2, 1, 1]);
  const filter = variable(start);
  const images = tensor4d([3, 1, -1, 2], [1, 2, 2, 1]);
  const optimizer = train.sgd(0.01);
  const step = (): number => {
    const cost = optimizer.minimize(
      () => mean(square(conv2d(images, filter as Tensor4D, 1, "valid"))) as Scalar, // of no axes
      true,
    ) as Scalar; // asked for by `true`
    const [loss] = cost.dataSync();
    cost.dispose();
    return loss;
  };
  expect(step()).toBe(36); // (3·1 − 1·2 − 1·3 + 2·4)² = 6²
  expect(step()).toBeCloseTo(4.2 ** 2, 4); // its gradient is 2·6·x, so 6 − 0.12 · (9 + 1 + 1 + 4) is left
  for (const thing of [start, filter, images, optimizer]) thing.dispose();
  expect(memory().numTensors).toBe(before);
});
