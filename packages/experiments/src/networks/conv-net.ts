import { layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { imagesLayer } from "./images-layer.js";
import type { NetworkOptions } from "./network-options.js";
import { networkParts } from "./network-parts.js";
import { requireImageSize } from "./require-image-size.js";

/**
 * Conv-2: two convolutions of 64 channels, then dense layers of 256, 256 and `classes` units. For 32 × 32 colour images
 * 4,300,992 weights.
 *
 * As all four Conv networks it has 3×3 filters, 2×2 max-pooling after each two convolutions, no biases and no batch normalization.
 * The first convolution and the last dense layer are real-valued. Activations are ReLU by default; binary ones train badly
 * without normalization.
 *
 * @param options - shape, classes, quantizer and seed; activations are real-valued by default
 * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
 * @throws ShapeError if the poolings leave nothing of an image
 * @throws DomainError if `width` is not a number > 0
 * @see Frankle and Carbin, The Lottery Ticket Hypothesis, 2019; Ramanujan et al., What's Hidden in a Randomly Weighted Neural Network?, 2020
 */
export function conv2Net(options: NetworkOptions): Sequential {
  return convNet(2, options);
}

/**
 * Conv-4: {@link conv2Net} with two more convolutions, of 128 channels. For 32 × 32 colour images 2,425,024 weights.
 *
 * @param options - as of {@link conv2Net}
 * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
 * @throws ShapeError if the poolings leave nothing of an image
 * @throws DomainError if `width` is not a number > 0
 */
export function conv4Net(options: NetworkOptions): Sequential {
  return convNet(4, options);
}

/**
 * Conv-6: {@link conv4Net} with two more convolutions, of 256 channels. For 32 × 32 colour images 2,261,184 weights.
 *
 * @param options - as of {@link conv2Net}
 * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
 * @throws ShapeError if the poolings leave nothing of an image
 * @throws DomainError if `width` is not a number > 0
 */
export function conv6Net(options: NetworkOptions): Sequential {
  return convNet(6, options);
}

/**
 * Conv-8: {@link conv6Net} with two more convolutions, of 512 channels. For 32 × 32 colour images 5,275,840 weights.
 *
 * @param options - as of {@link conv2Net}
 * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
 * @throws ShapeError if the poolings leave nothing of an image
 * @throws DomainError if `width` is not a number > 0
 */
export function conv8Net(options: NetworkOptions): Sequential {
  return convNet(8, options);
}

function convNet(depth: number, options: NetworkOptions): Sequential {
  const { inputShape, classes } = options;
  requireImageSize(inputShape, 2 ** (depth / 2));
  const parts = networkParts(options, "real");
  const convolutions = Array.from({ length: depth }, (_, i) => {
    const convolution = { name: `conv${i + 1}`, filters: parts.channels(64 * 2 ** Math.floor(i / 2)) };
    return [
      i === 0 ? parts.conv2d(convolution) : parts.binaryConv2d(convolution),
      ...(i % 2 === 0 ? [] : [layers.maxPooling2d({ name: `pool${i + 1}`, poolSize: 2, strides: 2 })]),
      parts.activation(i + 1),
    ];
  });
  const units = parts.channels(256);
  return sequential({
    name: `conv-${depth}`,
    layers: [
      imagesLayer(inputShape),
      ...convolutions.flat(),
      layers.flatten({ name: "flatten" }),
      parts.binaryDense({ name: `dense${depth + 1}`, units }),
      parts.activation(depth + 1),
      parts.binaryDense({ name: `dense${depth + 2}`, units }),
      parts.activation(depth + 2),
      parts.dense({ name: "logits", units: classes }, false),
    ],
  });
}
