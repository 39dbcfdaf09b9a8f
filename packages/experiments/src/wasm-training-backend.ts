import { installTrainingKernels } from "@equal-bits/tfjs-wasm-train";
import { setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-wasm";

/**
 * Makes tfjs compute on its wasm backend, with the kernels that training needs.
 *
 * @throws BackendError if the runtime or the version of tfjs cannot
 * @internal
 */
export function useWasmTraining(): Promise<void> {
  starting ??= start().finally(() => {
    starting = null;
  });
  return starting;
}

/** The start under way: tfjs gives one up when it is asked for the backend again meanwhile. */
let starting: Promise<void> | null = null;

async function start(): Promise<void> {
  await setBackend("wasm");
  installTrainingKernels();
}
