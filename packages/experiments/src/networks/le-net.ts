import { batchNorm } from "@equal-bits/layers";
import { layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { imagesLayer } from "./images-layer.js";
import type { NetworkOptions } from "./network-options.js";
import { networkParts } from "./network-parts.js";
import { requireImageSize } from "./require-image-size.js";

/**
 * LeNet with 5×5 filters without padding: 32 and 64 channels, a dense layer of 256 units.
 *
 * The first convolution and the last dense layer are real-valued; the second convolution and the first dense layer have binary
 * weights. Each is followed by batch normalization, the convolutions by 2×2 max-pooling before it.
 *
 * @param options - shape, classes, quantizer and seed; activations are binary by default
 * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
 * @throws ShapeError if an image is smaller than 16 × 16, of which the filters and poolings leave nothing
 * @throws DomainError if `width` is not a number > 0
 * @see LeCun, Bottou, Bengio and Haffner, Gradient-based learning applied to document recognition, 1998
 */
export function leNet(options: NetworkOptions): Sequential {
  const { inputShape, classes } = options;
  requireImageSize(inputShape, 16);
  const parts = networkParts(options);
  const pool = (name: string): layers.Layer => layers.maxPooling2d({ name, poolSize: 2, strides: 2 });
  const unpadded = { kernelSize: 5, padding: "valid" } as const;
  return sequential({
    name: "lenet",
    layers: [
      imagesLayer(inputShape),
      parts.conv2d({ ...unpadded, name: "conv1", filters: parts.channels(32) }),
      pool("pool1"),
      batchNorm({ name: "norm1" }),
      parts.activation(1),
      parts.binaryConv2d({ ...unpadded, name: "conv2", filters: parts.channels(64) }),
      pool("pool2"),
      batchNorm({ name: "norm2" }),
      parts.activation(2),
      layers.flatten({ name: "flatten" }),
      parts.binaryDense({ name: "dense3", units: parts.channels(256) }),
      batchNorm({ name: "norm3" }),
      parts.activation(3),
      parts.dense({ name: "logits", units: classes }),
    ],
  });
}
