import { batchNorm } from "@equal-bits/layers";
import { layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { imagesLayer } from "./images-layer.js";
import type { NetworkOptions } from "./network-options.js";
import { networkParts } from "./network-parts.js";
import { requireImageSize } from "./require-image-size.js";

/**
 * The small convolutional network of the experiments: 3×3 filters, 16-32-64 channels.
 *
 * The first convolution and the last dense layer are real-valued, as is usual; the two convolutions between have binary
 * weights and, by default, binary inputs. Each convolution is followed by 2×2 max-pooling and batch normalization.
 *
 * @param options - shape, classes, quantizer and seed; activations are binary by default
 * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
 * @throws ShapeError if an image is smaller than 8 × 8, of which three poolings leave nothing
 * @throws DomainError if `width` is not a number > 0
 */
export function smallCnn(options: NetworkOptions): Sequential {
  const { inputShape, classes } = options;
  requireImageSize(inputShape, 8);
  const parts = networkParts(options);
  const filters = [16, 32, 64].map(parts.channels);
  const pool = (name: string): layers.Layer => layers.maxPooling2d({ name, poolSize: 2, strides: 2 });
  return sequential({
    name: "small-cnn", // else tfjs counts the models of the process, and equal models are saved as other bytes
    layers: [
      imagesLayer(inputShape),
      parts.conv2d({ name: "conv1", filters: filters[0] }),
      pool("pool1"),
      batchNorm({ name: "norm1" }),
      parts.activation(1),
      parts.binaryConv2d({ name: "conv2", filters: filters[1] }),
      pool("pool2"),
      batchNorm({ name: "norm2" }),
      parts.activation(2),
      parts.binaryConv2d({ name: "conv3", filters: filters[2] }),
      pool("pool3"),
      batchNorm({ name: "norm3" }),
      layers.activation({ name: "tanh3", activation: "tanh" }),
      layers.flatten({ name: "flatten" }),
      parts.dense({ name: "logits", units: classes }),
    ],
  });
}
