import { batchNorm } from "@equal-bits/layers";
import { input, type LayersModel, layers, model, type SymbolicTensor } from "@tensorflow/tfjs-layers";
import { addLayer, applyLayers } from "./apply-layers.js";
import { centredConvolution } from "./centred-convolution.js";
import { hardTanh } from "./hard-tanh.js";
import type { NetworkOptions } from "./network-options.js";
import { type NetworkParts, networkParts } from "./network-parts.js";
import { requireImageSize } from "./require-image-size.js";
import { widenedShortcut } from "./widened-shortcut.js";

/**
 * ResNet-8: {@link resNet20} with one block a stage. For 32 × 32 colour images 75,418 parameters, of which 73,728 are binary.
 *
 * @param options - shape, classes, quantizer and seed; activations are binary by default
 * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
 * @throws ShapeError if an image is smaller than 4 × 4
 * @throws DomainError if `width` is not a number > 0
 */
export function resNet8(options: NetworkOptions): LayersModel {
  return cifarResNet("resnet-8", 1, options);
}

/**
 * ResNet-20 for small images, as IR-Net trains it: three stages of three blocks, of 16, 32 and 64 channels.
 *
 * The first convolution and the last dense layer are real-valued. Shortcuts have no weights: at the start of a stage they skip
 * every second pixel and add channels of zeros. With binary activations a shortcut goes around each convolution and sums are
 * clipped to −1 … 1; with real-valued ones it goes around each two, and ReLU takes the place of the clipping.
 * For 32 × 32 colour images 269,850 parameters, of which 267,264 are binary.
 *
 * @param options - shape, classes, quantizer and seed; activations are binary by default
 * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
 * @throws ShapeError if an image is smaller than 4 × 4
 * @throws DomainError if `width` is not a number > 0
 * @see He et al., Deep Residual Learning, CVPR 2016, section 4.2; Qin et al., IR-Net, CVPR 2020, section 4.2
 */
export function resNet20(options: NetworkOptions): LayersModel {
  return cifarResNet("resnet-20", 3, options);
}

function cifarResNet(name: string, blocks: number, options: NetworkOptions): LayersModel {
  const { inputShape, classes, activation = "binary" } = options;
  requireImageSize(inputShape, 4);
  const parts = networkParts(options);
  const isBinary = activation === "binary";
  const block = isBinary ? binaryBlock : realBlock;
  const images = input({ shape: [...inputShape], name: "images" });
  const stem = parts.conv2d({ name: "conv1", filters: parts.channels(16) });
  let x = applyLayers(images, stem, batchNorm({ name: "norm1" }));
  if (isBinary) x = applyLayers(x, hardTanh({ name: "clip1" }));
  for (let i = 0; i < 3 * blocks; i++) {
    const strides = i > 0 && i % blocks === 0 ? 2 : 1;
    const filters = parts.channels(16 * 2 ** Math.floor(i / blocks));
    x = block(parts, x, { name: `block${i + 1}-`, filters, strides });
  }
  x = applyLayers(x, layers.globalAveragePooling2d({ name: "pool" }), batchNorm({ name: "norm2" }));
  if (!isBinary) x = applyLayers(x, parts.activation(2));
  const outputs = applyLayers(x, parts.dense({ name: "logits", units: classes }));
  return model({ inputs: images, outputs, name });
}

interface BlockOptions {
  /** Starts the names of the block's layers. */
  readonly name: string;
  readonly filters: number;
  readonly strides: number;
}

function binaryBlock(
  parts: NetworkParts,
  x: SymbolicTensor,
  { name, filters, strides }: BlockOptions,
): SymbolicTensor {
  const first = convolved(parts, applyLayers(x, parts.activation(1, name)), name, 1, filters, strides);
  const widened = strides === 1 ? x : widenedShortcut(x, name, filters);
  const sum = addLayer(layers.add({ name: `${name}add1` }), first, widened);
  const middle = applyLayers(sum, hardTanh({ name: `${name}clip1` }));
  const second = convolved(parts, applyLayers(middle, parts.activation(2, name)), name, 2, filters);
  const end = addLayer(layers.add({ name: `${name}add2` }), second, middle);
  return applyLayers(end, hardTanh({ name: `${name}clip2` }));
}

function realBlock(
  parts: NetworkParts,
  x: SymbolicTensor,
  { name, filters, strides }: BlockOptions,
): SymbolicTensor {
  const first = convolved(parts, x, name, 1, filters, strides);
  const second = convolved(parts, applyLayers(first, parts.activation(1, name)), name, 2, filters);
  const widened = strides === 1 ? x : widenedShortcut(x, name, filters);
  const end = addLayer(layers.add({ name: `${name}add2` }), second, widened);
  return applyLayers(end, parts.activation(2, name));
}

function convolved(
  parts: NetworkParts,
  x: SymbolicTensor,
  name: string,
  place: number,
  filters: number,
  strides = 1,
): SymbolicTensor {
  const convolution = centredConvolution(parts, { name: `${name}conv${place}`, filters, strides });
  return applyLayers(x, ...convolution, batchNorm({ name: `${name}norm${place}` }));
}
