import { DomainError } from "@equal-bits/core";
import { batchNorm } from "@equal-bits/layers";
import { layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { imagesLayer } from "./images-layer.js";
import type { NetworkOptions } from "./network-options.js";
import { networkParts } from "./network-parts.js";

/** Options of {@link mlp}. */
export interface MlpOptions extends NetworkOptions {
  /** Units of each hidden layer, input first; at least one layer. Default `[512, 512]`. */
  readonly hidden?: readonly number[];
}

/**
 * A perceptron of several layers: pixels, two hidden layers of 512 units, classes.
 *
 * The hidden layers have binary weights, the first of them too, though its inputs are real-valued pixels; the last layer is
 * real-valued. Each hidden layer is followed by batch normalization and, by default, sign.
 *
 * @param options - shape, classes, quantizer, seed and hidden layers; activations are binary by default
 * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
 * @throws DomainError if there is no hidden layer, or `width` is not a number > 0
 */
export function mlp(options: MlpOptions): Sequential {
  const { inputShape, classes, hidden = [512, 512] } = options;
  if (hidden.length === 0) throw new DomainError("hidden must have at least one layer, got none");
  const parts = networkParts(options);
  const hiddenLayers = hidden.flatMap((units, i) => [
    parts.binaryDense({ name: `dense${i + 1}`, units: parts.channels(units) }),
    batchNorm({ name: `norm${i + 1}` }),
    parts.activation(i + 1),
  ]);
  return sequential({
    name: "mlp",
    layers: [
      imagesLayer(inputShape),
      layers.flatten({ name: "flatten" }),
      ...hiddenLayers,
      parts.dense({ name: "logits", units: classes }),
    ],
  });
}
