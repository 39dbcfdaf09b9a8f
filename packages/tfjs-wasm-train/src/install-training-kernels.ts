import { BackendError } from "@equal-bits/core";
import { ensureGradients } from "@equal-bits/tfjs-gradients";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import {
  findBackend,
  getKernel,
  type KernelConfig,
  type KernelFunc,
  registerKernel,
  unregisterKernel,
} from "@tensorflow/tfjs-core";
import { guardHeap, unguardHeap } from "./heap-guard.js";
import type { NamedTensors, TrainingKernel } from "./training-kernel.js";
import { trainingKernels } from "./training-kernels.js";
import { trainingModule } from "./training-module.js";
import { requireWasmBackend } from "./wasm-backend.js";

const WASM = "wasm";

/** What was registered before each of our kernels; the registry itself belongs to the process, so this does too. */
const replaced = new Map<KernelConfig, KernelConfig | undefined>();

/**
 * Makes tfjs's wasm backend train convolutional networks: registers the kernels that it lacks, and replaces those that are
 * wrong or slow.
 *
 * Call it once after `await tf.setBackend("wasm")`; it works at once and a further call changes nothing. It also registers
 * tfjs-core's gradients where they are missing, and makes allocations throw a BackendError where the stock backend,
 * out of its 4 GiB, would overwrite other tensors.
 *
 * @returns puts back the kernels and the allocator as shipped; gradients stay
 * @throws BackendError if tfjs is not 4.22.x, the current backend is not wasm, or the runtime has no WebAssembly SIMD
 */
export function installTrainingKernels(): () => void {
  const current = requireWasmBackend();
  trainingModule(current);
  ensureGradients();
  guardHeap(current);
  for (const kernel of trainingKernels) install(kernel);
  return uninstall;
}

function install(kernel: TrainingKernel): void {
  const previous = getKernel(kernel.kernelName, WASM);
  if (previous && replaced.has(previous)) return;
  const config = asConfig(kernel, previous);
  if (previous) unregisterKernel(kernel.kernelName, WASM);
  registerKernel(config);
  replaced.set(config, previous);
}

function uninstall(): void {
  for (const [config, previous] of replaced) {
    const { kernelName } = config;
    if (getKernel(kernelName, WASM) !== config) continue; // someone replaced ours: theirs stays
    unregisterKernel(kernelName, WASM);
    if (previous) registerKernel(previous);
  }
  replaced.clear();
  const live: BackendWasm | null = findBackend(WASM) as BackendWasm | null; // the one class under this name
  if (live) unguardHeap(live);
}

function asConfig(kernel: TrainingKernel, previous: KernelConfig | undefined): KernelConfig {
  const stock = (kernelName: string): KernelFunc => {
    const config = kernelName === kernel.kernelName ? previous : getKernel(kernelName, WASM);
    if (!config) throw new BackendError(`the wasm backend must have the kernel ${kernelName}, got none`);
    return config.kernelFunc;
  };
  return {
    kernelName: kernel.kernelName,
    backendName: WASM,
    // tfjs runs this for every wasm backend that it sets up, one made anew after a removal included
    setupFunc: (instance) => {
      previous?.setupFunc?.(instance);
      guardHeap(instance as BackendWasm); // the one class under this name
    },
    kernelFunc: ({ inputs, backend, attrs }) => {
      const call = {
        inputs: inputs as NamedTensors,
        backend: backend as BackendWasm,
        attrs: attrs ?? {},
        stock,
      };
      const outputs = kernel.run(call);
      return "dataId" in outputs ? outputs : [...outputs];
    },
  };
}
