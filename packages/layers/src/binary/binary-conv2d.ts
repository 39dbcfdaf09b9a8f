import { requireWhole } from "@equal-bits/core";
import { conv2d, type serialization, type Tensor, type Tensor4D } from "@tensorflow/tfjs-core";
import { onlyShape, type ShapeOrShapes } from "../only-one.js";
import { BinarySlidingLayer, type BinarySlidingOptions } from "./binary-sliding-layer.js";
import { channelsOf } from "./conv-geometry.js";

/** Options of {@link binaryConv2d}. */
export interface BinaryConv2dOptions extends BinarySlidingOptions {
  /** Number of filters (output channels), ≥ 1. */
  readonly filters: number;
}

/** A convolution with binary weights; made by {@link binaryConv2d}. */
export class BinaryConv2D extends BinarySlidingLayer {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "BinaryConv2D";
  /** Number of filters. */
  readonly filters: number;

  /** @param options - see {@link BinaryConv2dOptions} */
  constructor(options: BinaryConv2dOptions) {
    super(options);
    requireWhole(options.filters, "filters", 1);
    this.filters = options.filters;
  }

  /**
   * Makes the weights; tfjs calls it at the first use.
   *
   * @param inputShape - [batch, height, width, in]
   * @throws ShapeError if it is not of rank 4, or the channels are open
   */
  override build(inputShape: ShapeOrShapes): void {
    const channels = channelsOf(onlyShape(inputShape), this.name);
    this.buildWeights([...this.geometry.kernelSize, channels, this.filters]);
  }

  protected override outputChannels(): number {
    return this.filters;
  }

  protected override product(images: Tensor, [weights]: readonly Tensor[]): Tensor {
    const { strides, padding } = this.geometry;
    return conv2d(images as Tensor4D, weights as Tensor4D, strides, padding); // as `build` saw and made them
  }

  /** @returns the layer's configuration as plain data */
  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), filters: this.filters, ...this.geometry };
  }
}

/**
 * A convolution whose weights are binary whenever they are used: y = x ∗ scale · Q(w) (+ bias).
 *
 * @param options - filters, kernel size, quantizer and the parts
 * @returns the layer, for `sequential().add` or `apply`
 * @throws DomainError if a size is no whole number ≥ 1 or the padding is unknown
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022
 */
export function binaryConv2d(options: BinaryConv2dOptions): BinaryConv2D {
  return new BinaryConv2D(options);
}
