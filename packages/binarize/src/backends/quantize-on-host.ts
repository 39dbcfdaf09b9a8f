import { BackendError, type GroupLayout, type Quantizer, quantizeGroups } from "@equal-bits/core";
import { getBackend, type Tensor, tensor } from "@tensorflow/tfjs-core";

/**
 * The level values of latent weights that are read back from the device: for a rule that is code, or counts beyond float32.
 *
 * @throws BackendError naming the remedy, on webgpu: what its `dataSync` copies through a canvas may be zeros, without an error
 *
 * @internal
 */
export function quantizeOnHost(w: Tensor, quantizer: Quantizer, layout: GroupLayout): Tensor {
  requireReadable(quantizer.name);
  const weights = w.dataSync<"float32">();
  return tensor(quantizeGroups(quantizer, weights, layout, new Float32Array(w.size)), w.shape, "float32");
}

/**
 * Refuses to read weights back where that may give zeros without an error.
 *
 * @param rule - what must read them, for the message
 * @throws BackendError naming the remedy, on webgpu
 *
 * @internal
 */
export function requireReadable(rule: string): void {
  if (getBackend() === "webgpu")
    throw new BackendError(
      `on webgpu the rule ${rule} must be data, over groups of at most 2²⁴ weights, got one that must read weights back; ` +
        "give it `counts` or `cuts`, and a `valueRule`, or use webgl or wasm",
    );
}
