import { DomainError, seededRandom } from "@equal-bits/core";
import {
  type BinaryLayerOptions,
  binaryConv2d,
  binaryDense,
  type FilterOptions,
  type Initializer,
  signActivation,
} from "@equal-bits/layers";
import { initializers, layers } from "@tensorflow/tfjs-layers";
import type { NetworkOptions } from "./network-options.js";
import { signedConstant } from "./signed-constant.js";

/** A layer of tfjs. */
export type Layer = layers.Layer;

/** What a convolution of a network is told. */
export interface ConvolutionOptions {
  /** The layer's name. */
  readonly name: string;
  /** Number of filters (output channels). */
  readonly filters: number;
  /** Height and width of a filter. Default 3. */
  readonly kernelSize?: number;
  /** Step in height and width. Default 1. */
  readonly strides?: number;
  /** `"same"` pads with zeros. Default `"same"`. */
  readonly padding?: "same" | "valid";
}

/** What a dense layer of a network is told. */
interface DenseOptions {
  /** The layer's name. */
  readonly name: string;
  /** Number of filters (outputs). */
  readonly units: number;
}

/** Makers of a network's layers. Each takes the next random numbers, so the order in which layers are made matters. */
export interface NetworkParts {
  /** The number of channels that `count` becomes under the width multiplier. */
  channels(count: number): number;
  /** A real-valued convolution, without bias. */
  conv2d(options: ConvolutionOptions): Layer;
  /** A convolution with binary weights, without bias. */
  binaryConv2d(options: ConvolutionOptions): Layer;
  /** A real-valued dense layer; with a bias unless told otherwise. */
  dense(options: DenseOptions, useBias?: boolean): Layer;
  /** A dense layer with binary weights, without bias. */
  binaryDense(options: DenseOptions): Layer;
  /** What the inputs of a binary layer pass through, `sign1` or `relu1` by name: ReLU where activations are real-valued. */
  activation(place: number, prefix?: string): Layer;
}

/** Which stream of the seed the initial weights take; the shuffles take the streams from 1 on. */
const WEIGHT_STREAM = 0;

const square = { kernelSize: 3, padding: "same" } as const;

/**
 * The layers that the networks are made of, with the initial weights of a seed.
 *
 * All latent and real-valued weights start from He's normal distribution.
 *
 * @param options - of the network
 * @param usual - the activations where the options name none
 * @throws DomainError if `width` is not a number > 0
 * @internal
 */
export function networkParts(options: NetworkOptions, usual: "binary" | "real" = "binary"): NetworkParts {
  const { width = 1, activation = usual, weights = "binary", seed } = options;
  if (!(width > 0 && Number.isFinite(width)))
    throw new DomainError(`width must be a number > 0, got ${width}`);
  const random = seededRandom(seed, WEIGHT_STREAM);
  const kernelInitializer = (): Initializer => initializers.heNormal({ seed: random.below(2 ** 31) });
  const parts = binaryParts(options);
  const initializersOf = binaryInitializers(options, kernelInitializer, () => random.below(2 ** 31));
  const conv2d = (of: ConvolutionOptions): Layer =>
    layers.conv2d({ ...square, ...of, useBias: false, kernelInitializer: kernelInitializer() });
  const dense = (of: DenseOptions, useBias = true): Layer =>
    layers.dense({ ...of, useBias, kernelInitializer: kernelInitializer() });
  const isReal = weights === "real";
  return {
    channels: (count) => Math.max(1, Math.round(count * width)),
    conv2d,
    dense,
    binaryConv2d: (of) =>
      isReal ? conv2d(of) : binaryConv2d({ ...square, ...of, ...parts, ...initializersOf() }),
    binaryDense: (of) => (isReal ? dense(of, false) : binaryDense({ ...of, ...parts, ...initializersOf() })),
    activation: (place, prefix = "") =>
      activation === "binary"
        ? signActivation({ name: `${prefix}sign${place}` })
        : layers.activation({ name: `${prefix}relu${place}`, activation: "relu" }),
  };
}

function binaryParts(options: NetworkOptions): FilterOptions & Pick<BinaryLayerOptions, "warn"> {
  const { quantizer, granularity, scale, gradient, kernelConstraint = null, ticket = null, warn } = options;
  const common = {
    quantizer,
    ...(warn === undefined ? {} : { warn }),
    ...(granularity === undefined ? {} : { granularity }),
  };
  if (ticket !== null) return { ...common, ticket };
  return {
    ...common,
    kernelConstraint,
    ...(scale === undefined ? {} : { scale }),
    ...(gradient === undefined ? {} : { gradient }),
  };
}

/** Where the weights of a binary layer start: He's normal distribution; of a ticket its signs, and scores beside them. */
function binaryInitializers(
  { ticket = null }: NetworkOptions,
  kernelInitializer: () => Initializer,
  nextSeed: () => number,
): () => Pick<BinaryLayerOptions, "kernelInitializer" | "scoreInitializer"> {
  if (ticket === null) return () => ({ kernelInitializer: kernelInitializer() });
  return () => ({
    kernelInitializer: signedConstant(kernelInitializer()),
    scoreInitializer: initializers.varianceScaling({
      scale: 1 / 3,
      mode: "fanIn",
      distribution: "uniform",
      seed: nextSeed(),
    }),
  });
}
