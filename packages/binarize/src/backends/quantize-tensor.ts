import { type Granularity, type Quantizer, ShapeError, tfjsKernels } from "@equal-bits/core";
import { engine, getBackend, getKernel, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { type EqualBitsAttributes, ensureEqualBitsKernels } from "./equal-bits-kernels.js";
import { quantizeByTensors } from "./quantize-by-tensors.js";
import { quantizeMasked } from "./quantize-masked.js";

/**
 * The levels of latent weights, on whatever backend is current, without gradient.
 *
 * @param w - latent weights
 * @param quantizer - the rule
 * @param granularity - which weights share one histogram
 * @param kept - 1 for a kept weight, 0 for a pruned one, shape of `w`. Default all are kept
 *
 * @internal
 */
export function quantizeTensor(
  w: Tensor,
  quantizer: Quantizer,
  granularity: Granularity,
  kept?: Tensor,
): Tensor {
  if (w.dtype !== "float32") throw new ShapeError(`w must be a float32 tensor, got ${w.dtype}; cast it`);
  if (kept !== undefined) return quantizeMasked(w, kept, quantizer, granularity);
  ensureEqualBitsKernels();
  if (!getKernel(tfjsKernels.equalBits, getBackend()))
    return tidy(() => quantizeByTensors(w, quantizer, granularity));
  const attributes: EqualBitsAttributes = { quantizer, granularity };
  // tfjs types attributes as plain data, yet hands them to the kernel untouched
  return engine().runKernel(
    tfjsKernels.equalBits,
    { w },
    attributes as unknown as Record<string, never>,
  ) as Tensor;
}
