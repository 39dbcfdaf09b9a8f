import { layers } from "@tensorflow/tfjs-layers";
import type { ConvolutionOptions, Layer, NetworkParts } from "./network-parts.js";

/**
 * A 3×3 binary convolution with one pixel of zeros around the image, at stride 2 too.
 *
 * There tfjs's `"same"` would pad one side only, and the filters would sit half a pixel beside a shortcut that skips every
 * second pixel.
 *
 * @param parts - what makes the convolution
 * @param options - name, filters and strides
 * @returns one or two layers, to be applied one after the other
 * @internal
 */
export function centredConvolution(
  parts: NetworkParts,
  options: Omit<ConvolutionOptions, "kernelSize" | "padding">,
): Layer[] {
  const { name, strides = 1 } = options;
  if (strides === 1) return [parts.binaryConv2d(options)];
  const border = layers.zeroPadding2d({ name: `${name}-pad`, padding: 1 });
  return [border, parts.binaryConv2d({ ...options, padding: "valid" })];
}
