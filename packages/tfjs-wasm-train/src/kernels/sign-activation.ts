import { tfjsKernels } from "@equal-bits/core";
import { util } from "@tensorflow/tfjs-core";
import { requireFloat32, type TrainingKernel } from "../training-kernel.js";
import { trainingModule } from "../training-module.js";
import { addressOf, makeOutputs } from "../wasm-heap.js";

/** +1 where x ≥ 0, else −1: sign(0) and sign(−0) are +1. */
export const signActivation: TrainingKernel = {
  kernelName: tfjsKernels.signActivation,
  run: ({ inputs: { x }, backend }) => {
    requireFloat32(tfjsKernels.signActivation, { x });
    const [y] = makeOutputs(backend, x.shape);
    trainingModule(backend).signActivation(
      addressOf(backend, x),
      addressOf(backend, y),
      util.sizeFromShape(x.shape),
    );
    return y;
  },
};
