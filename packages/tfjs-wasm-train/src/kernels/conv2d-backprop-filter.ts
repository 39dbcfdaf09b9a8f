import { Conv2DBackpropFilter, type Conv2DBackpropFilterAttrs } from "@tensorflow/tfjs-core";
import { canvasPixels, convolutionGeometry, sizesOf, upTo } from "../convolution-geometry.js";
import { requireFloat32, type TrainingKernel } from "../training-kernel.js";
import { trainingModule } from "../training-module.js";
import { addressOf, makeOutputs, withScratch } from "../wasm-heap.js";

/** Floats past the canvas that the last, incomplete tile of taps reads and drops. */
const TILE = 4;

/** The gradient of a convolution for its filters; the stock backend has none. */
export const conv2dBackpropFilter: TrainingKernel = {
  kernelName: Conv2DBackpropFilter,
  run: ({ inputs: { x, dy }, backend, attrs }) => {
    const attributes = attrs as unknown as Conv2DBackpropFilterAttrs; // tfjs types attributes as an open map
    requireFloat32(Conv2DBackpropFilter, { x, dy });
    const geometry = convolutionGeometry(Conv2DBackpropFilter, x.shape, attributes.filterShape, attributes);
    const { inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth } = geometry;
    const filters = upTo(8, outChannels);
    const scratch = [
      canvasPixels(geometry) * inChannels + TILE,
      filterHeight * upTo(4, filterWidth * inChannels) * filters,
      outHeight * outWidth * filters,
    ];
    return withScratch(backend, scratch, (canvas, partial, strips) => {
      const [dw] = makeOutputs(backend, attributes.filterShape);
      const [xAt, dyAt, dwAt] = [x, dy, dw].map((tensor) => addressOf(backend, tensor));
      trainingModule(backend).conv2dBackpropFilter(
        xAt,
        dyAt,
        dwAt,
        canvas,
        partial,
        strips,
        ...sizesOf(geometry),
      );
      return dw;
    });
  },
};
