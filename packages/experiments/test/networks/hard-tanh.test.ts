import { grad, type Tensor, tensor1d } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { hardTanh } from "../../src/networks/hard-tanh.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";

beforeAll(useWasmTraining);

test("example: clipped to −1 … 1, with the gradient inside", () => {
  const layer = hardTanh({ name: "clip" });
  const apply = (x: Tensor): Tensor => layer.apply(x) as Tensor; // one input, one output
  const x = tensor1d([-3, -1, -0.5, 0, 0.25, 1, 1.5]);
  expect([...apply(x).dataSync()]).toEqual([-1, -1, -0.5, 0, 0.25, 1, 1]);
  expect([...grad(apply)(x).dataSync()]).toEqual([0, 1, 1, 1, 1, 1, 0]);
});
