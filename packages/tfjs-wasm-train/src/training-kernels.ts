import { batchMatMul } from "./kernels/batch-mat-mul.js";
import { batchNormTrain } from "./kernels/batch-norm-train.js";
import { batchNormTrainGrad } from "./kernels/batch-norm-train-grad.js";
import { conv2dBackpropFilter } from "./kernels/conv2d-backprop-filter.js";
import { conv2dBackpropInput } from "./kernels/conv2d-backprop-input.js";
import { equalBits } from "./kernels/equal-bits.js";
import { maxPoolGrad } from "./kernels/max-pool-grad.js";
import { signActivation } from "./kernels/sign-activation.js";
import { signActivationGrad } from "./kernels/sign-activation-grad.js";
import type { TrainingKernel } from "./training-kernel.js";

/** Every kernel that `installTrainingKernels` registers. */
export const trainingKernels: readonly TrainingKernel[] = [
  conv2dBackpropFilter,
  conv2dBackpropInput,
  maxPoolGrad,
  batchMatMul,
  equalBits,
  signActivation,
  signActivationGrad,
  batchNormTrain,
  batchNormTrainGrad,
];
