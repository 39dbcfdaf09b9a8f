import { ShapeError, tfjsKernels } from "@equal-bits/core";
import { util } from "@tensorflow/tfjs-core";
import { channelRows } from "../channel-rows.js";
import { requireFloat32, type TrainingKernel } from "../training-kernel.js";
import { trainingModule } from "../training-module.js";
import { addressOf, makeOutputs, withScratch } from "../wasm-heap.js";

/** The gradients of batch normalization by the statistics of the batch: [dx, dgamma, dbeta]. */
export const batchNormTrainGrad: TrainingKernel = {
  kernelName: tfjsKernels.batchNormTrainGrad,
  run: ({ inputs: { dy, x, gamma, mean, reciprocalDeviation }, backend }) => {
    requireFloat32(tfjsKernels.batchNormTrainGrad, { dy, x, gamma, mean, reciprocalDeviation });
    const { rows, channels } = channelRows(x, { gamma, mean, reciprocalDeviation });
    if (!util.arraysEqual(dy.shape, x.shape))
      throw new ShapeError(`dy must have the shape [${x.shape}] of x, got [${dy.shape}]`);
    return withScratch(backend, [3 * channels], (scratch) => {
      const outputs = makeOutputs(backend, x.shape, [channels], [channels]);
      const inputs = [dy, x, gamma, mean, reciprocalDeviation];
      const addresses = [...inputs, ...outputs].map((tensor) => addressOf(backend, tensor));
      trainingModule(backend).batchNormTrainGrad(...addresses, rows, channels, scratch);
      return outputs;
    });
  },
};
