import { Conv2DBackpropInput, type Conv2DBackpropInputAttrs } from "@tensorflow/tfjs-core";
import { canvasPixels, convolutionGeometry, sizesOf, upTo } from "../convolution-geometry.js";
import { requireFloat32, type TrainingKernel } from "../training-kernel.js";
import { trainingModule } from "../training-module.js";
import { addressOf, makeOutputs, withScratch } from "../wasm-heap.js";

/** The gradient of a convolution for its images, which is also the transposed convolution; the stock one is slow. */
export const conv2dBackpropInput: TrainingKernel = {
  kernelName: Conv2DBackpropInput,
  run: ({ inputs: { dy, filter }, backend, attrs }) => {
    const attributes = attrs as unknown as Conv2DBackpropInputAttrs; // tfjs types attributes as an open map
    requireFloat32(Conv2DBackpropInput, { dy, filter });
    const geometry = convolutionGeometry(
      Conv2DBackpropInput,
      attributes.inputShape,
      filter.shape,
      attributes,
    );
    const { inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth } = geometry;
    const channels = upTo(8, inChannels);
    const scratch = [
      filterHeight * filterWidth * channels * outChannels,
      canvasPixels(geometry) * channels,
      outHeight * outWidth,
    ];
    return withScratch(backend, scratch, (strips, canvas, offsets) => {
      const [dx] = makeOutputs(backend, attributes.inputShape);
      const [dyAt, filterAt, dxAt] = [dy, filter, dx].map((tensor) => addressOf(backend, tensor));
      trainingModule(backend).conv2dBackpropInput(
        dyAt,
        filterAt,
        dxAt,
        strips,
        canvas,
        offsets,
        ...sizesOf(geometry),
      );
      return dx;
    });
  },
};
