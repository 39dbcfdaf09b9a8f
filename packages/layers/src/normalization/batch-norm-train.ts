import { tfjsKernels } from "@equal-bits/core";
import {
  add,
  engine,
  getBackend,
  getGradient,
  getKernel,
  mean as meanOf,
  mul,
  reciprocal,
  registerGradient,
  rsqrt,
  square,
  sub,
  type Tensor,
  type Tensor1D,
} from "@tensorflow/tfjs-core";

/** What {@link batchNormTrain} gives. */
export interface BatchNormResult {
  /** Normalized activations, shape of the input. */
  readonly y: Tensor;
  /** Mean of each channel, [C]. */
  readonly mean: Tensor;
  /** Biased variance of each channel, [C]. */
  readonly variance: Tensor;
}

/**
 * Normalizes each channel by the statistics of the batch: y = γ (x − mean) / √(variance + ε) + β.
 *
 * Runs as one fused kernel where the backend has one, else as tensor operations.
 *
 * @param x - [..., C]
 * @param gamma - [C]
 * @param beta - [C]
 * @param epsilon - added to the variance, > 0
 * @internal
 */
export function batchNormTrain(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number): BatchNormResult {
  if (getKernel(tfjsKernels.batchNormTrain, getBackend())) return fused(x, gamma, beta, epsilon);
  const axes = x.shape.slice(0, -1).map((_, axis) => axis);
  const mean = meanOf(x, axes);
  const centred = sub(x, mean);
  const variance = meanOf(square(centred), axes);
  const y = add(mul(centred, mul(gamma, rsqrt(add(variance, epsilon)))), beta);
  return { y, mean, variance };
}

function fused(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number): BatchNormResult {
  ensureGradient();
  const outputs = engine().runKernel(tfjsKernels.batchNormTrain, { x, gamma, beta }, { epsilon }) as Tensor[]; // three outputs
  const [y, mean, reciprocalDeviation] = outputs;
  return { y, mean, variance: sub(reciprocal(square(reciprocalDeviation)), epsilon) };
}

/** The statistics only feed the moving averages, so no gradient comes back through them. */
function ensureGradient(): void {
  if (getGradient(tfjsKernels.batchNormTrain)) return;
  registerGradient({
    kernelName: tfjsKernels.batchNormTrain,
    inputsToSave: ["x", "gamma"],
    outputsToSave: [false, true, true],
    gradFunc: (dys, saved) => {
      const [dy] = dys as Tensor[]; // one for each of the three outputs
      const [x, gamma, mean, reciprocalDeviation] = saved as [Tensor, Tensor1D, Tensor1D, Tensor1D]; // as listed above
      const inputs = { dy, x, gamma, mean, reciprocalDeviation };
      const [dx, dgamma, dbeta] = engine().runKernel(tfjsKernels.batchNormTrainGrad, inputs) as Tensor[]; // three outputs
      return { x: () => dx, gamma: () => dgamma, beta: () => dbeta };
    },
  });
}
