import { tfjsKernels } from "@equal-bits/core";
import { channelRows } from "../channel-rows.js";
import { requireFloat32, type TrainingKernel } from "../training-kernel.js";
import { trainingModule } from "../training-module.js";
import { addressOf, makeOutputs, withScratch } from "../wasm-heap.js";

/** Batch normalization by the statistics of the batch, in one kernel: [y, mean, reciprocalDeviation]. */
export const batchNormTrain: TrainingKernel = {
  kernelName: tfjsKernels.batchNormTrain,
  run: ({ inputs: { x, gamma, beta }, backend, attrs }) => {
    requireFloat32(tfjsKernels.batchNormTrain, { x, gamma, beta });
    const { rows, channels } = channelRows(x, { gamma, beta });
    const { epsilon } = attrs as { epsilon: number }; // the contract in core's tfjsKernels
    return withScratch(backend, [channels], (scratch) => {
      const outputs = makeOutputs(backend, x.shape, [channels], [channels]);
      const addresses = [x, gamma, beta, ...outputs].map((tensor) => addressOf(backend, tensor));
      trainingModule(backend).batchNormTrain(...addresses, rows, channels, epsilon, scratch);
      return outputs;
    });
  },
};
