import { instantiate, type KernelBinaries } from "@equal-bits/ot-wasm";
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

const kernelBinaries: KernelBinaries = { plain: kernelsForPlainMemory, shared: kernelsForSharedMemory };

/** One instance for each memory: instances own nothing, so a lost backend takes its instance along. */
const instances = new WeakMap<WebAssembly.Memory, TrainingModule>();

/**
 * The module that works in a backend's memory; compiled at the first call, in about a millisecond.
 *
 * @param backend - whose memory
 * @returns its functions
 * @throws BackendError if the runtime has no WebAssembly SIMD, or the page's policy forbids WebAssembly
 */
export function trainingModule(backend: BackendWasm): TrainingModule {
  return trainingModuleOn(memoryOf(backend));
}

/**
 * The module that works in a memory, plain or shared.
 *
 * @param memory - where tensors lie
 * @returns its functions
 * @throws BackendError if the runtime has no WebAssembly SIMD, or the page's policy forbids WebAssembly
 */
export function trainingModuleOn(memory: WebAssembly.Memory): TrainingModule {
  const known = instances.get(memory);
  if (known) return known;
  // assembly/index.ts exports these functions
  const instance = instantiate(kernelBinaries, memory) as unknown as TrainingModule;
  instances.set(memory, instance);
  return instance;
}
