import { BackendError } from "@equal-bits/core";
import { backend_util, type Conv2DBackpropFilterAttrs } from "@tensorflow/tfjs-core";

/** Sizes, strides and padding of a 2-D convolution, channels last. */
export type ConvolutionGeometry = backend_util.Conv2DInfo;

/** The attributes that the gradients of a convolution share. */
export type ConvolutionAttributes = Pick<
  Conv2DBackpropFilterAttrs,
  "strides" | "pad" | "dataFormat" | "dimRoundingMode"
>;

/**
 * Works out the sizes of a convolution.
 *
 * @param kernelName - for the message
 * @param inputShape - [batch, height, width, channels]
 * @param filterShape - [height, width, channels, filters]
 * @param attributes - strides and padding
 * @returns the geometry
 * @throws BackendError if the data format is not NHWC
 */
export function convolutionGeometry(
  kernelName: string,
  inputShape: readonly number[],
  filterShape: readonly number[],
  { strides, pad, dataFormat, dimRoundingMode }: ConvolutionAttributes,
): ConvolutionGeometry {
  if (dataFormat !== "NHWC")
    throw new BackendError(
      `dataFormat of ${kernelName} must be NHWC on wasm, got ${dataFormat}; transpose the images`,
    );
  const undilated = 1; // tfjs refuses the gradient of a dilated convolution before it runs a kernel
  return backend_util.computeConv2DInfo(
    asFour(inputShape),
    asFour(filterShape),
    strides,
    undilated,
    pad,
    dimRoundingMode,
  );
}

/** The sizes in the order in which the native kernels take them. */
export function sizesOf(geometry: ConvolutionGeometry): number[] {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = geometry;
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = geometry;
  return [
    ...[batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels],
    ...[filterHeight, filterWidth, strideHeight, strideWidth, padInfo.top, padInfo.left],
  ];
}

/** The pixels that the filters see, border included: height × width. */
export function canvasPixels(geometry: ConvolutionGeometry): number {
  const { outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth } = geometry;
  return ((outHeight - 1) * strideHeight + filterHeight) * ((outWidth - 1) * strideWidth + filterWidth);
}

/** `count` rounded up to a multiple. */
export function upTo(multiple: number, count: number): number {
  return Math.ceil(count / multiple) * multiple;
}

type Four = [number, number, number, number];

function asFour(shape: readonly number[]): Four {
  return shape as unknown as Four; // tfjs's operations have checked the rank
}
