import { perTensor, tfjsKernels } from "@equal-bits/core";
import { ensureGradients } from "@equal-bits/tfjs-gradients";
import { customGrad, engine, getBackend, getKernel, greaterEqual, type Tensor } from "@tensorflow/tfjs-core";
import { signsOf } from "../backends/signs-of.js";
import { clippedGradient, passWithin } from "../gradients/clipped-gradient.js";
import type { SurrogateGradient } from "../gradients/surrogate-gradient.js";

const clippedAtOne = clippedGradient(1);
const granularity = perTensor();

/**
 * Binary activations: +1 where x ≥ 0, else −1.
 *
 * Forward: y = sign(x) with sign(0) = sign(−0) = +1, so the output is always binary; NaN becomes −1.
 * Gradient: by default dL/dx = dL/dy where |x| ≤ 1, else 0.
 * Do not put a ReLU in front: all its outputs are ≥ 0, so every activation becomes +1.
 *
 * @param x - real-valued activations, any shape, float32
 * @param gradient - what stands for the derivative of the step. Default `clippedGradient(1)`
 * @returns ±1, shape of `x`
 * @see Courbariaux et al., BinaryNet, 2016
 */
export function signActivation<T extends Tensor>(x: T, gradient: SurrogateGradient = clippedAtOne): T {
  ensureGradients();
  const backward = gradient.name === clippedAtOne.name ? clippedGradientOf : gradient.apply.bind(gradient);
  return customGrad((input, save) => {
    const value = signOf(input as Tensor); // customGrad hands on its tensor arguments
    (save as (tensors: Tensor[]) => void)([input as Tensor, value]); // tfjs types `save` as a further tensor argument
    return {
      value,
      gradFunc: (dy: Tensor, [saved, levels]: Tensor[]) => backward(dy, saved, { levels, granularity }),
    };
  })(x) as T; // the shape, and so the rank, of x
}

function signOf(x: Tensor): Tensor {
  if (hasKernel(tfjsKernels.signActivation))
    return engine().runKernel(tfjsKernels.signActivation, { x }) as Tensor;
  return signsOf(greaterEqual(x, 0));
}

function clippedGradientOf(dy: Tensor, x: Tensor): Tensor {
  if (hasKernel(tfjsKernels.signActivationGrad))
    return engine().runKernel(tfjsKernels.signActivationGrad, { dy, x }) as Tensor; // a kernel of one output
  return passWithin(dy, x, 1);
}

function hasKernel(name: string): boolean {
  return getKernel(name, getBackend()) !== undefined;
}
