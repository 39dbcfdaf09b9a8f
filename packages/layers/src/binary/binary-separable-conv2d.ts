import { perTensor, requireWhole } from "@equal-bits/core";
import { conv2d, type serialization, type Tensor, type Tensor4D } from "@tensorflow/tfjs-core";
import { onlyShape, type ShapeOrShapes } from "../only-one.js";
import { depthwiseProduct } from "./binary-depthwise-conv2d.js";
import type { BinaryLayerOptions } from "./binary-layer.js";
import { BinarySlidingLayer, type BinarySlidingOptions } from "./binary-sliding-layer.js";
import { channelsOf } from "./conv-geometry.js";
import { filterBank } from "./filter-options.js";
import { type PointwiseParts, pointwisePartsOf, savedPointwiseParts } from "./pointwise-parts.js";
import { filtersOf, granularityOf, savedQuantizer, savedQuantizerOf } from "./saved-filters.js";

/** Options of {@link binarySeparableConv2d}; `quantizer` and `granularity`, by default `perTensor()`, are of the depthwise part. */
export interface BinarySeparableConv2dOptions extends BinarySlidingOptions, PointwiseParts {
  /** Number of filters (output channels) of the pointwise part, ≥ 1. */
  readonly filters: number;
  /** Number of depthwise filters for each input channel, ≥ 1. Default 1. */
  readonly depthMultiplier?: number;
}

/** A separable convolution with binary weights; made by {@link binarySeparableConv2d}. */
export class BinarySeparableConv2D extends BinarySlidingLayer {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "BinarySeparableConv2D";
  /** Number of filters of the pointwise part. */
  readonly filters: number;
  /** Number of depthwise filters for each input channel. */
  readonly depthMultiplier: number;

  /** @param options - see {@link BinarySeparableConv2dOptions} */
  constructor(options: BinarySeparableConv2dOptions) {
    super(options, [
      filterBank("depthwise_kernel", options, perTensor()),
      filterBank("pointwise_kernel", pointwiseOptions(options)),
    ]);
    this.filters = options.filters;
    this.depthMultiplier = options.depthMultiplier ?? 1;
    requireWhole(this.filters, "filters", 1);
    requireWhole(this.depthMultiplier, "depthMultiplier", 1);
  }

  /**
   * Makes the weights; tfjs calls it at the first use.
   *
   * @param inputShape - [batch, height, width, in]
   * @throws ShapeError if it is not of rank 4, or the channels are open
   */
  override build(inputShape: ShapeOrShapes): void {
    const depth = channelsOf(onlyShape(inputShape), this.name) * this.depthMultiplier;
    this.buildWeights([...this.geometry.kernelSize, 1, depth], [1, 1, depth, this.filters]);
  }

  protected override outputChannels(): number {
    return this.filters;
  }

  protected override product(images: Tensor, [depthwise, pointwise]: readonly Tensor[]): Tensor {
    const depth = depthwiseProduct(images as Tensor4D, depthwise, this.geometry); // build checked the shape
    return conv2d(depth, pointwise as Tensor4D, 1, "valid"); // as buildWeights made it
  }

  /** @returns the layer's configuration as plain data */
  override getConfig(): serialization.ConfigDict {
    const { filters, depthMultiplier, geometry, frozen } = this;
    const { quantizer, granularity } = this.banks[1].parts;
    return {
      ...super.getConfig(),
      pointwiseQuantizer: savedQuantizer(quantizer, frozen),
      pointwiseGranularity: { ...granularity },
      ...savedPointwiseParts(this.banks),
      filters,
      depthMultiplier,
      ...geometry,
    };
  }

  /**
   * The layer that a configuration describes.
   *
   * @param cls - the class to make
   * @param config - from {@link BinarySeparableConv2D.getConfig}
   * @returns a new layer
   * @throws FormatError if one of its parts is not known
   */
  static override fromConfig<T extends serialization.Serializable>(
    cls: serialization.SerializableConstructor<T>,
    config: serialization.ConfigDict,
  ): T {
    const frozen = config.frozen === true;
    return new cls({
      ...filtersOf(config),
      ...(frozen ? {} : pointwisePartsOf(config)),
      pointwiseQuantizer: savedQuantizerOf(config.pointwiseQuantizer, frozen),
      pointwiseGranularity: granularityOf(config.pointwiseGranularity),
    });
  }
}

/**
 * A depthwise convolution and a pointwise one behind it, both with weights that are binary whenever they are used.
 *
 * `layer.banks` holds the two: what a method of the layer tells of one bank is of the depthwise one. Both have the same constraint, and
 * the same scale, gradient and relaxation unless the pointwise part has its own. As {@link binaryDepthwiseConv2d}, it trains on the cpu backend and only runs forward on wasm.
 *
 * @param options - filters, kernel size, quantizer and the parts
 * @returns the layer, for `sequential().add` or `apply`
 * @throws DomainError if a size is no whole number ≥ 1 or the padding is unknown
 */
export function binarySeparableConv2d(options: BinarySeparableConv2dOptions): BinarySeparableConv2D {
  return new BinarySeparableConv2D(options);
}

function pointwiseOptions(options: BinarySeparableConv2dOptions): BinaryLayerOptions {
  const { granularity: _, ...common } = options;
  const { pointwiseQuantizer, pointwiseGranularity, pointwiseScale, pointwiseRelaxation, pointwiseGradient } =
    options;
  return {
    ...common,
    ...(pointwiseQuantizer === undefined ? {} : { quantizer: pointwiseQuantizer }),
    ...(pointwiseGranularity === undefined ? {} : { granularity: pointwiseGranularity }),
    ...(pointwiseScale === undefined ? {} : { scale: pointwiseScale }),
    ...(pointwiseRelaxation === undefined ? {} : { relaxation: pointwiseRelaxation }),
    ...(pointwiseGradient === undefined ? {} : { gradient: pointwiseGradient }),
  };
}
