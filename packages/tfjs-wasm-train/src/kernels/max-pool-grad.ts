import { backend_util, MaxPoolGrad, type MaxPoolGradAttrs } from "@tensorflow/tfjs-core";
import { requireFloat32, type TrainingKernel } from "../training-kernel.js";
import { trainingModule } from "../training-module.js";
import { addressOf, makeOutputs } from "../wasm-heap.js";

/**
 * The gradient of max pooling.
 *
 * The stock kernel takes 10⁻³⁸ for the least float, so it gives the gradient of a window without a positive value to the
 * first element of the whole tensor.
 */
export const maxPoolGrad: TrainingKernel = {
  kernelName: MaxPoolGrad,
  run: ({ inputs: { dy, input }, backend, attrs }) => {
    const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as MaxPoolGradAttrs; // an open map to tfjs
    requireFloat32(MaxPoolGrad, { dy, input });
    const shape = input.shape as [number, number, number, number]; // tfjs's operation has checked the rank
    const geometry = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth } = geometry;
    const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = geometry;
    const [dx] = makeOutputs(backend, shape);
    trainingModule(backend).maxPoolGrad(
      ...[dy, input, dx].map((tensor) => addressOf(backend, tensor)),
      ...[batchSize, inHeight, inWidth, inChannels, outHeight, outWidth],
      ...[filterHeight, filterWidth, strideHeight, strideWidth, padInfo.top, padInfo.left],
    );
    return dx;
  },
};
