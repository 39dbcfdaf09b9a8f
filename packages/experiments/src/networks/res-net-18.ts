import { batchNorm, signActivation } from "@equal-bits/layers";
import {
  initializers,
  input,
  type LayersModel,
  layers,
  model,
  type SymbolicTensor,
} from "@tensorflow/tfjs-layers";
import { addLayer, applyLayers } from "./apply-layers.js";
import { centredConvolution } from "./centred-convolution.js";
import type { NetworkOptions } from "./network-options.js";
import { type Layer, type NetworkParts, networkParts } from "./network-parts.js";
import { releaseSharedLayers } from "./release-shared-layers.js";
import { requireImageSize } from "./require-image-size.js";

/**
 * ResNet-18 for small images with Bi-Real blocks, the paper's network for CIFAR-10.
 *
 * A block is, twice: sign, binary 3×3 convolution, PReLU, batch normalization, plus the real-valued shortcut. Both halves of a block
 * share the slopes of their PReLU, as in the authors' code. Where the image shrinks, the shortcut is a real-valued 1×1 convolution
 * with batch normalization. The first convolution and the last dense layer are real-valued. With real-valued activations the signs are
 * left out. For 32 × 32 colour images 11,175,946 parameters, of which 10,985,472 are binary.
 *
 * @param options - shape, classes, quantizer and seed; activations are binary by default
 * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
 * @throws ShapeError if an image is smaller than 8 × 8
 * @throws DomainError if `width` is not a number > 0
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022; Liu et al., Bi-Real Net, ECCV 2018
 */
export function resNet18(options: NetworkOptions): LayersModel {
  const { inputShape, classes, activation = "binary" } = options;
  requireImageSize(inputShape, 8);
  const parts = networkParts(options);
  const images = input({ shape: [...inputShape], name: "images" });
  const stem = parts.conv2d({ name: "conv1", filters: parts.channels(64) });
  let x = applyLayers(images, stem, batchNorm({ name: "norm1" }), prelu("prelu1"));
  for (let i = 0; i < 8; i++) {
    const strides = i > 0 && i % 2 === 0 ? 2 : 1;
    const filters = parts.channels(64 * 2 ** Math.floor(i / 2));
    x = biRealBlock(parts, x, {
      name: `block${i + 1}-`,
      filters,
      strides,
      isBinary: activation === "binary",
    });
  }
  const features = applyLayers(x, layers.globalAveragePooling2d({ name: "pool" }));
  const outputs = applyLayers(features, parts.dense({ name: "logits", units: classes }));
  return releaseSharedLayers(model({ inputs: images, outputs, name: "resnet-18" }));
}

interface BlockOptions {
  /** Starts the names of the block's layers. */
  readonly name: string;
  readonly filters: number;
  readonly strides: number;
  readonly isBinary: boolean;
}

function biRealBlock(parts: NetworkParts, x: SymbolicTensor, options: BlockOptions): SymbolicTensor {
  const { name, filters, strides, isBinary } = options;
  const slopes = prelu(`${name}prelu`);
  const half = (from: SymbolicTensor, shortcut: SymbolicTensor, place: 1 | 2): SymbolicTensor => {
    const convolution = { name: `${name}conv${place}`, filters, strides: place === 1 ? strides : 1 };
    const sum = applyLayers(
      from,
      ...(isBinary ? [signActivation({ name: `${name}sign${place}` })] : []),
      ...centredConvolution(parts, convolution),
      slopes,
      batchNorm({ name: `${name}norm${place}` }),
    );
    return addLayer(layers.add({ name: `${name}add${place}` }), sum, shortcut);
  };
  const first = half(x, strides === 1 ? x : projected(parts, x, options), 1);
  return half(first, first, 2);
}

/** The shortcut where the image shrinks. */
function projected(
  parts: NetworkParts,
  x: SymbolicTensor,
  { name, filters, strides }: BlockOptions,
): SymbolicTensor {
  const projection = parts.conv2d({ name: `${name}shortcut`, filters, strides, kernelSize: 1 });
  return applyLayers(x, projection, batchNorm({ name: `${name}shortcut-norm` }));
}

/** One slope a channel below 0, from ¼ on. */
function prelu(name: string): Layer {
  const alphaInitializer = initializers.constant({ value: 0.25 });
  return layers.prelu({ name, sharedAxes: [1, 2], alphaInitializer });
}
