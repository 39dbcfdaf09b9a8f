import { DomainError, ShapeError } from "@equal-bits/core";
import { add, conv2d, type serialization, type Tensor, type Tensor4D, tidy } from "@tensorflow/tfjs-core";
import { onlyShape, onlyTensor, type ShapeOrShapes } from "../only-one.js";
import { BinaryLayer, type BinaryLayerOptions, partsOf } from "./binary-layer.js";

/** Options of {@link binaryConv2d}. */
export interface BinaryConv2dOptions extends BinaryLayerOptions {
  /** Number of filters (output channels), ≥ 1. */
  readonly filters: number;
  /** Height and width of a filter, or one number for both; ≥ 1. */
  readonly kernelSize: number | readonly [number, number];
  /** Step in height and width, or one number for both; ≥ 1. Default 1. */
  readonly strides?: number | readonly [number, number];
  /** `"same"` pads with zeros, which are neither level; `"valid"` does not pad. Default `"valid"`. */
  readonly padding?: "same" | "valid";
}

/** A convolution with binary weights; made by {@link binaryConv2d}. */
export class BinaryConv2D extends BinaryLayer {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "BinaryConv2D";
  /** Number of filters. */
  readonly filters: number;
  /** Height and width of a filter. */
  readonly kernelSize: readonly [number, number];
  /** Step in height and width. */
  readonly strides: readonly [number, number];
  /** How borders are treated. */
  readonly padding: "same" | "valid";

  /** @param options - see {@link BinaryConv2dOptions} */
  constructor(options: BinaryConv2dOptions) {
    super(options);
    this.filters = requireCount(options.filters, "filters");
    this.kernelSize = pairOf(options.kernelSize, "kernelSize");
    this.strides = pairOf(options.strides ?? 1, "strides");
    this.padding = requirePadding(options.padding ?? "valid");
  }

  /**
   * Makes the weights; tfjs calls it at the first use.
   *
   * @param inputShape - [batch, height, width, in]
   */
  override build(inputShape: ShapeOrShapes): void {
    const shape = onlyShape(inputShape);
    const channels = shape[3];
    if (shape.length !== 4 || channels == null)
      throw new ShapeError(
        `the input of ${this.name} must be [batch, height, width, in], got [${shape.join(", ")}]`,
      );
    this.buildWeights([...this.kernelSize, channels, this.filters]);
  }

  /**
   * @param inputShape - [batch, height, width, in]
   * @returns [batch, height, width, filters]
   */
  override computeOutputShape(inputShape: ShapeOrShapes): (number | null)[] {
    const [batch, height, width] = onlyShape(inputShape);
    return [batch, this.outputSize(height, 0), this.outputSize(width, 1), this.filters];
  }

  /**
   * @param inputs - [batch, height, width, in]
   * @returns [batch, height, width, filters]
   */
  override call(inputs: Tensor | Tensor[]): Tensor {
    return tidy(() => {
      const images = onlyTensor(inputs) as Tensor4D; // build checked the shape
      const product = conv2d(images, this.binaryWeights() as Tensor4D, [...this.strides], this.padding); // as buildWeights made it
      return this.bias ? add(product, this.bias.read()) : product;
    });
  }

  /** @returns the layer's configuration as plain data */
  override getConfig(): serialization.ConfigDict {
    const { filters, kernelSize, strides, padding } = this;
    return { ...super.getConfig(), filters, kernelSize: [...kernelSize], strides: [...strides], padding };
  }

  /**
   * The layer that a configuration describes.
   *
   * @param cls - the class to make
   * @param config - from {@link BinaryConv2D.getConfig}
   * @returns a new layer
   * @throws FormatError if one of its parts is not known
   */
  static override fromConfig<T extends serialization.Serializable>(
    cls: serialization.SerializableConstructor<T>,
    config: serialization.ConfigDict,
  ): T {
    const { filters, kernelSize, strides, padding } = config;
    return new cls({ ...partsOf(config), filters, kernelSize, strides, padding });
  }

  private outputSize(input: number | null, axis: 0 | 1): number | null {
    if (input === null) return null;
    const reach = this.padding === "same" ? input : input - this.kernelSize[axis] + 1;
    return Math.ceil(reach / this.strides[axis]);
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

function pairOf(size: number | readonly [number, number], what: string): readonly [number, number] {
  const [height, width] = typeof size === "number" ? [size, size] : size;
  return [requireCount(height, what), requireCount(width, what)];
}

function requireCount(value: number, what: string): number {
  if (!(Number.isInteger(value) && value >= 1))
    throw new DomainError(`${what} must be a whole number ≥ 1, got ${value}`);
  return value;
}

function requirePadding(padding: string): "same" | "valid" {
  if (padding !== "same" && padding !== "valid")
    throw new DomainError(`padding must be same or valid, got ${padding}`);
  return padding;
}
