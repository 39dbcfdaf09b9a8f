import { range, reshape, type Tensor } from "@tensorflow/tfjs-core";
import { input, model } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { widenedShortcut } from "../../src/networks/widened-shortcut.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";

beforeAll(useWasmTraining);

test("example: every second pixel, between channels of zeros", () => {
  const images = input({ shape: [3, 3, 2] });
  const net = model({ inputs: images, outputs: widenedShortcut(images, "block-", 5) });
  const y = net.apply(reshape(range(0, 18), [1, 3, 3, 2])) as Tensor; // a model of one output
  expect(y.shape).toEqual([1, 2, 2, 5]);
  expect([...y.dataSync()]).toEqual([
    ...[0, 0, 1, 0, 0],
    ...[0, 4, 5, 0, 0],
    ...[0, 12, 13, 0, 0],
    ...[0, 16, 17, 0, 0],
  ]);
});
