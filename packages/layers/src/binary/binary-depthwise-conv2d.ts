import { perTensor, requireWhole } from "@equal-bits/core";
import {
  depthwiseConv2d,
  reshape,
  type serialization,
  type Tensor,
  type Tensor4D,
} from "@tensorflow/tfjs-core";
import { onlyShape, type ShapeOrShapes } from "../only-one.js";
import { BinarySlidingLayer, type BinarySlidingOptions } from "./binary-sliding-layer.js";
import { type ConvGeometry, channelsOf } from "./conv-geometry.js";
import { filterBank } from "./filter-options.js";

/** Options of {@link binaryDepthwiseConv2d}; the granularity is `perTensor()` by default. */
export interface BinaryDepthwiseConv2dOptions extends BinarySlidingOptions {
  /** Number of filters for each input channel, ≥ 1. Default 1. */
  readonly depthMultiplier?: number;
}

/** A depthwise convolution with binary weights; made by {@link binaryDepthwiseConv2d}. */
export class BinaryDepthwiseConv2D extends BinarySlidingLayer {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "BinaryDepthwiseConv2D";
  /** Number of filters for each input channel. */
  readonly depthMultiplier: number;

  /** @param options - see {@link BinaryDepthwiseConv2dOptions} */
  constructor(options: BinaryDepthwiseConv2dOptions) {
    super(options, [filterBank("kernel", options, perTensor())]);
    this.depthMultiplier = options.depthMultiplier ?? 1;
    requireWhole(this.depthMultiplier, "depthMultiplier", 1);
  }

  /**
   * Makes the weights; tfjs calls it at the first use.
   *
   * @param inputShape - [batch, height, width, in]
   * @throws ShapeError if it is not of rank 4, or the channels are open
   */
  override build(inputShape: ShapeOrShapes): void {
    const channels = channelsOf(onlyShape(inputShape), this.name);
    this.buildWeights([...this.geometry.kernelSize, 1, channels * this.depthMultiplier]);
  }

  protected override outputChannels(shape: readonly (number | null)[]): number {
    return channelsOf(shape, this.name) * this.depthMultiplier;
  }

  protected override product(images: Tensor, [weights]: readonly Tensor[]): Tensor {
    return depthwiseProduct(images as Tensor4D, weights, this.geometry); // build checked the shape
  }

  /** @returns the layer's configuration as plain data */
  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), depthMultiplier: this.depthMultiplier, ...this.geometry };
  }
}

/**
 * A depthwise convolution whose weights are binary whenever they are used: each filter sees one input channel.
 *
 * The weights are [height, width, 1, in · depthMultiplier], the numbers of tfjs's [height, width, in, depthMultiplier] in the same order, so
 * a filter is a column here as everywhere. Few weights make a filter: of nine, one sign must have five, so an exact half of each filter
 * would leave the layer at 0.556. Hence one histogram for the whole layer, unless a granularity is given.
 *
 * It trains on the cpu backend; tfjs's wasm backend has no depthwise gradients, and only runs it forward.
 *
 * @param options - kernel size, quantizer and the parts
 * @returns the layer, for `sequential().add` or `apply`
 * @throws DomainError if a size is no whole number ≥ 1 or the padding is unknown
 */
export function binaryDepthwiseConv2d(options: BinaryDepthwiseConv2dOptions): BinaryDepthwiseConv2D {
  return new BinaryDepthwiseConv2D(options);
}

/**
 * @param weights - [height, width, 1, in · multiplier]
 * @internal
 */
export function depthwiseProduct(images: Tensor4D, weights: Tensor, geometry: ConvGeometry): Tensor4D {
  const [height, width, , filters] = weights.shape;
  const channels = images.shape[3];
  const seen: [number, number, number, number] = [height, width, channels, filters / channels];
  return depthwiseConv2d(images, reshape(weights, seen), geometry.strides, geometry.padding);
}
