import { installTrainingKernels } from "@equal-bits/tfjs-wasm-train";
import { setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-wasm";

/**
 * Makes tfjs compute on its wasm backend, with the kernels that training needs.
 *
 * @throws BackendError if the runtime or the version of tfjs cannot
 * @internal
 */
export async function useWasmTraining(): Promise<void> {
  await setBackend("wasm");
  installTrainingKernels();
}
