import { DomainError } from "@equal-bits/core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { resNet8, resNet20 } from "./cifar-res-net.js";
import { conv2Net, conv4Net, conv6Net, conv8Net } from "./conv-net.js";
import { leNet } from "./le-net.js";
import { mlp } from "./mlp.js";
import type { NetworkOptions } from "./network-options.js";
import { resNet18 } from "./res-net-18.js";
import { smallCnn } from "./small-cnn.js";
import { vggSmall } from "./vgg-small.js";

/** A network to be chosen by its name. */
export interface Network {
  /** Its name: `"small-cnn"`. */
  readonly name: string;
  /** What it is, in a line. */
  readonly description: string;
  /**
   * Makes it.
   *
   * @param options - shape, classes, quantizer and seed
   * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
   * @throws ShapeError if the images are too small for it
   */
  readonly build: (options: NetworkOptions) => LayersModel;
}

/** The networks that can be chosen by name, small ones first. */
export const networks: readonly Network[] = Object.freeze([
  network("small-cnn", "three 3×3 convolutions of 16-32-64 channels with pooling", smallCnn),
  network("mlp", "two hidden dense layers of 512 units", mlp),
  network("lenet", "two 5×5 convolutions of 32-64 channels, a dense layer of 256", leNet),
  network("conv-2", "two 3×3 convolutions and two dense layers, ReLU, no normalization", conv2Net),
  network("conv-4", "four 3×3 convolutions and two dense layers, ReLU, no normalization", conv4Net),
  network("conv-6", "six 3×3 convolutions and two dense layers, ReLU, no normalization", conv6Net),
  network("conv-8", "eight 3×3 convolutions and two dense layers, ReLU, no normalization", conv8Net),
  network("resnet-8", "three residual blocks of 16-32-64 channels", resNet8),
  network("resnet-20", "nine residual blocks of 16-32-64 channels, IR-Net's set-up", resNet20),
  network("resnet-18", "eight Bi-Real blocks of 64-128-256-512 channels, the paper's", resNet18),
  network("vgg-small", "six 3×3 convolutions of 128 to 512 channels with pooling", vggSmall),
]);

/**
 * A network by its name.
 *
 * @param name - of one of {@link networks}
 * @returns the network
 * @throws DomainError if there is none of that name
 */
export function namedNetwork(name: string): Network {
  const found = networks.find((one) => one.name === name);
  if (found === undefined)
    throw new DomainError(
      `network must be one of ${networks.map((one) => one.name).join(", ")}, got ${name}`,
    );
  return found;
}

function network(name: string, description: string, build: Network["build"]): Network {
  return Object.freeze({ name, description, build });
}
