import { batchNorm } from "@equal-bits/layers";
import { layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { hardTanh } from "./hard-tanh.js";
import { imagesLayer } from "./images-layer.js";
import type { NetworkOptions } from "./network-options.js";
import { networkParts } from "./network-parts.js";
import { requireImageSize } from "./require-image-size.js";

const FILTERS = [128, 128, 256, 256, 512, 512];

/**
 * VGG-Small: six 3×3 convolutions of 128-128-256-256-512-512 channels, one dense layer.
 *
 * The first convolution and the dense layer are real-valued. Each convolution is followed by batch normalization; the second,
 * fourth and sixth by 2×2 max-pooling before it. What enters the dense layer is clipped to −1 … 1, or passes a ReLU where
 * activations are real-valued. For 32 × 32 colour images 4,660,106 parameters, of which 4,571,136 are binary.
 *
 * @param options - shape, classes, quantizer and seed; activations are binary by default
 * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
 * @throws ShapeError if an image is smaller than 8 × 8, of which three poolings leave nothing
 * @throws DomainError if `width` is not a number > 0
 * @see Qin et al., IR-Net, CVPR 2020, section 4.2; Zhang et al., LQ-Nets, ECCV 2018
 */
export function vggSmall(options: NetworkOptions): Sequential {
  const { inputShape, classes, activation = "binary" } = options;
  requireImageSize(inputShape, 8);
  const parts = networkParts(options);
  const convolutions = FILTERS.map((count, i) => {
    const convolution = { name: `conv${i + 1}`, filters: parts.channels(count) };
    const isLast = i === FILTERS.length - 1;
    return [
      i === 0 ? parts.conv2d(convolution) : parts.binaryConv2d(convolution),
      ...(i % 2 === 0 ? [] : [layers.maxPooling2d({ name: `pool${i + 1}`, poolSize: 2, strides: 2 })]),
      batchNorm({ name: `norm${i + 1}` }),
      isLast && activation === "binary" ? hardTanh({ name: "clip6" }) : parts.activation(i + 1),
    ];
  });
  return sequential({
    name: "vgg-small",
    layers: [
      imagesLayer(inputShape),
      ...convolutions.flat(),
      layers.flatten({ name: "flatten" }),
      parts.dense({ name: "logits", units: classes }),
    ],
  });
}
