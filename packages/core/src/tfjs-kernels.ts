/**
 * The tfjs kernels by which an operation and a backend meet without knowing each other.
 *
 * An operation runs the kernel of this name where the current backend has registered one, and composes ordinary tensor
 * operations where it has not. Inputs and outputs are float32.
 */
export const tfjsKernels = {
  /** `{ w }`, attributes `{ quantizer, granularity }` → levels of the shape of `w`. */
  equalBits: "EqualBits",
  /** `{ x }` → +1 where x ≥ 0, else −1. */
  signActivation: "SignActivation",
  /** `{ dy, x }` → dy where |x| ≤ 1, else 0. */
  signActivationGrad: "SignActivationGrad",
  /**
   * `{ x [..., C], gamma [C], beta [C] }`, attributes `{ epsilon }` → `[y, mean [C], reciprocalDeviation [C]]` over all axes but
   * the last; the deviation is the square root of the biased variance + epsilon.
   */
  batchNormTrain: "BatchNormTrain",
  /** `{ dy, x, gamma, mean, reciprocalDeviation }` → `[dx, dgamma, dbeta]`. */
  batchNormTrainGrad: "BatchNormTrainGrad",
} as const;
