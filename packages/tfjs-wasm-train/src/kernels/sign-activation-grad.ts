import { ShapeError, tfjsKernels } from "@equal-bits/core";
import { util } from "@tensorflow/tfjs-core";
import { requireFloat32, type TrainingKernel } from "../training-kernel.js";
import { trainingModule } from "../training-module.js";
import { addressOf, makeOutputs } from "../wasm-heap.js";

/** dy where |x| ≤ 1, else 0. */
export const signActivationGrad: TrainingKernel = {
  kernelName: tfjsKernels.signActivationGrad,
  run: ({ inputs: { dy, x }, backend }) => {
    requireFloat32(tfjsKernels.signActivationGrad, { dy, x });
    if (!util.arraysEqual(dy.shape, x.shape))
      throw new ShapeError(`dy must have the shape [${x.shape}] of x, got [${dy.shape}]`);
    const [dx] = makeOutputs(backend, x.shape);
    const addresses = [dy, x, dx].map((tensor) => addressOf(backend, tensor));
    trainingModule(backend).signActivationGrad(...addresses, util.sizeFromShape(x.shape));
    return dx;
  },
};
