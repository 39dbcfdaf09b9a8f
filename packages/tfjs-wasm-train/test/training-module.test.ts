import { BackendError } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { installTrainingKernels } from "../src/index.js";
import { trainingModule, trainingModuleOn } from "../src/training-module.js";
import { requireWasmBackend } from "../src/wasm-backend.js";
import "./backends.js";

beforeAll(async () => {
  await tf.setBackend("wasm");
});
afterEach(() => vi.restoreAllMocks());

// First in this file: once compiled, the kernels are not looked at again
test("a runtime without SIMD is refused, with the remedy, and no kernel is registered", () => {
  vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
  expect(installTrainingKernels).toThrow(BackendError);
  expect(installTrainingKernels).toThrow(/SIMD.*Node ≥ 20/);
  expect(tf.getKernel("Conv2DBackpropFilter", "wasm")).toBeUndefined();
});

const memories: readonly (readonly [string, WebAssembly.Memory])[] = [
  ["plain", new WebAssembly.Memory({ initial: 1 })],
  ["shared", new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true })],
];

for (const [kind, memory] of memories)
  test(`example: the kernels work in ${kind} memory, and bring no data`, () => {
    const bytes = new Uint8Array(memory.buffer);
    const floats = new Float32Array(memory.buffer);
    bytes.fill(7);
    const { signActivation } = trainingModuleOn(memory);
    expect(bytes.every((byte) => byte === 7)).toBe(true);
    floats.set([-2, 0, 3, -0, -1]);
    signActivation(0, 64, 5);
    expect(Array.from(floats.subarray(16, 21))).toEqual([-1, 1, 1, 1, -1]);
  });

test("example: one backend has one module", () => {
  expect(trainingModule(requireWasmBackend())).toBe(trainingModule(requireWasmBackend()));
});
