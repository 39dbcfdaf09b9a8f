import { type Granularity, perFilter, type Quantizer } from "@equal-bits/core";
import { ensureGradients } from "@equal-bits/tfjs-gradients";
import { customGrad, mul, type Tensor } from "@tensorflow/tfjs-core";
import { quantizeTensor } from "./backends/quantize-tensor.js";
import { fanInScale, type Scale } from "./scale.js";
import { identityGradient, type SurrogateGradient } from "./surrogate-gradient.js";

/** How levels are made of latent weights, and how gradients come back. */
export interface BinarizeOptions {
  /** Which weights share one histogram. Default `perFilter()`. */
  readonly granularity?: Granularity;
  /** What multiplies the levels, or a tensor that broadcasts to them and learns. Default `fanInScale()`, √(2/fan-in). */
  readonly scale?: Scale | Tensor;
  /** What stands for the derivative of the step. Default `identityGradient()`. */
  readonly gradient?: SurrogateGradient;
}

/**
 * Quantizes latent weights inside a tfjs computation, on any backend, with a gradient.
 *
 * Forward: y = scale · Q(w), where Q gives every group its levels. Gradient: dL/dw = gradient(scale · dL/dy, w).
 * On cpu and wasm the weights are read in place; elsewhere they are ranked by tensor operations.
 *
 * @param w - latent weights, float32, filters last: [in, out] or [height, width, in, out]
 * @param quantizer - the rule, as `equalBits(0.5)`
 * @param options - granularity, scale and surrogate gradient
 * @returns the scaled levels, shape of `w`
 * @throws NonFiniteError naming the index of the first NaN or infinity in `w`, on cpu and wasm
 * @throws ShapeError if `w` is not float32 or a group size does not divide its fan-in
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (4) and (6)
 */
export function binarize<T extends Tensor>(w: T, quantizer: Quantizer, options: BinarizeOptions = {}): T {
  const { granularity = perFilter(), scale = fanInScale(), gradient = identityGradient() } = options;
  ensureGradients();
  const levels = customGrad((latent, save) => {
    const value = quantizeTensor(latent as Tensor, quantizer, granularity); // customGrad hands on its tensor arguments
    (save as (tensors: Tensor[]) => void)([latent as Tensor, value]); // tfjs types `save` as a further tensor argument; last: a refusal would leave it behind
    return {
      value,
      gradFunc: (dy: Tensor, [saved, levels]: Tensor[]) =>
        gradient.apply(dy, saved, { levels, granularity, quantizer }),
    };
  })(w);
  const factor = "factor" in scale ? scale.factor(w, granularity) : scale;
  return (factor === 1 ? levels : mul(levels, factor)) as T; // the shape, and so the rank, of w
}
