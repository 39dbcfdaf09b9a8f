import { BackendError } from "@equal-bits/core";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { kernelsForPlainMemory, kernelsForSharedMemory } from "./generated/kernel-binaries.js";
import { memoryOf } from "./wasm-heap.js";

/** A function of the WebAssembly module: addresses and whole numbers in, results in the memory. See assembly/. */
type NativeKernel = (...addressesAndSizes: number[]) => void;

/** The functions of the WebAssembly module, bound to the memory of one backend. */
export interface TrainingModule {
  readonly batchNormTrain: NativeKernel;
  readonly batchNormTrainGrad: NativeKernel;
  readonly conv2dBackpropFilter: NativeKernel;
  readonly conv2dBackpropInput: NativeKernel;
  readonly maxPoolGrad: NativeKernel;
  readonly signActivation: NativeKernel;
  readonly signActivationGrad: NativeKernel;
}

/** One instance for each memory: instances own nothing, so a lost backend takes its instance along. */
const instances = new WeakMap<WebAssembly.Memory, TrainingModule>();

/**
 * The module that works in a backend's memory; compiled at the first call, in about a millisecond.
 *
 * @param backend - whose memory
 * @returns its functions
 * @throws BackendError if the runtime has no WebAssembly SIMD
 */
export function trainingModule(backend: BackendWasm): TrainingModule {
  const memory = memoryOf(backend);
  const known = instances.get(memory);
  if (known) return known;
  const instance = instantiate(memory);
  instances.set(memory, instance);
  return instance;
}

/**
 * Compiles the kernels for a memory, plain or shared.
 *
 * @param memory - where they work
 * @returns their functions
 * @throws BackendError if the runtime has no WebAssembly SIMD
 */
export function instantiate(memory: WebAssembly.Memory): TrainingModule {
  const shared = typeof SharedArrayBuffer !== "undefined" && memory.buffer instanceof SharedArrayBuffer;
  const binary = decodeBase64(shared ? kernelsForSharedMemory : kernelsForPlainMemory);
  if (!WebAssembly.validate(binary))
    throw new BackendError(
      "the runtime must have WebAssembly SIMD, got one that refuses it; use Node ≥ 20 or a browser of 2023 or later",
    );
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary), { env: { memory } });
  return exports as unknown as TrainingModule; // assembly/index.ts exports these functions
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
