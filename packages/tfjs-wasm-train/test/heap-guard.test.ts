import { BackendError } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireWasmBackend } from "../src/wasm-backend.js";
import { heapOf } from "../src/wasm-heap.js";
import { startWasm } from "./backends.js";

/** 64 MiB of float32: blocks of this size fill the heap in a moment, and untouched ones take no memory of the machine. */
const BLOCK = [2 ** 24];

let uninstall: () => void;
beforeAll(async () => {
  uninstall = await startWasm();
});

describe("a full heap", () => {
  const blocks: tf.TensorInfo[] = [];
  const backend = (): ReturnType<typeof requireWasmBackend> => requireWasmBackend();
  const freeAll = (): void => {
    for (const { dataId } of blocks.splice(0)) backend().disposeData(dataId);
  };
  let first: tf.Tensor;
  let lowest: Uint8Array;

  beforeAll(() => {
    first = tf.ones([1000]);
    lowest = heapOf(backend()).HEAPU8.slice(0, 4096);
  });
  afterAll(freeAll);

  test("example: filling it ends in a BackendError, with the remedy", () => {
    const fill = (): void => {
      for (let i = 0; i < 100; i++) blocks.push(backend().makeOutput(BLOCK, "float32"));
    };
    expect(fill).toThrow(BackendError);
    expect(fill).toThrow(/wasm heap .* full; dispose tensors/);
    expect(blocks.length).toBeGreaterThan(50);
  });

  test("example: a tensor made from values is refused, and the first tensor and the bottom of memory stay", () => {
    expect(() => tf.tensor1d(new Float32Array(BLOCK[0]).fill(16))).toThrow(BackendError);
    expect(new Set(first.dataSync())).toEqual(new Set([1]));
    expect(heapOf(backend()).HEAPU8.slice(0, 4096)).toEqual(lowest);
  });

  test("example: operations and our own kernels are refused, and leave no tensor behind", () => {
    const before = tf.memory().numTensors;
    const big = { dataId: blocks[0].dataId, shape: BLOCK, dtype: "float32" } as const;
    const x = tf.engine().makeTensorFromTensorInfo(big);
    backend().incRef(x.dataId);
    expect(() => tf.square(x)).toThrow(BackendError);
    expect(() => tf.engine().runKernel("SignActivation", { x })).toThrow(BackendError);
    x.dispose();
    expect(tf.memory().numTensors).toBe(before);
    expect(new Set(first.dataSync())).toEqual(new Set([1]));
  });

  test("example: with room again, work goes on", () => {
    freeAll();
    expect(tf.square(first).dataSync()[999]).toBe(1);
  });
});

test("example: after uninstalling, the stock allocator is back", () => {
  const guarded = heapOf(requireWasmBackend())._malloc;
  uninstall();
  const stock = heapOf(requireWasmBackend())._malloc;
  expect(stock).not.toBe(guarded);
  expect(String(stock)).toContain("[native code]");
});
