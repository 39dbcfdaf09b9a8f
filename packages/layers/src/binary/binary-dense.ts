import { requireWhole, ShapeError } from "@equal-bits/core";
import { matMul, type serialization, type Tensor } from "@tensorflow/tfjs-core";
import { onlyShape, type ShapeOrShapes } from "../only-one.js";
import { BinaryLayer, type BinaryLayerOptions } from "./binary-layer.js";

/** Options of {@link binaryDense}. */
export interface BinaryDenseOptions extends BinaryLayerOptions {
  /** Number of filters (outputs), ≥ 1. */
  readonly units: number;
}

/** A dense layer with binary weights; made by {@link binaryDense}. */
export class BinaryDense extends BinaryLayer {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "BinaryDense";
  /** Number of filters. */
  readonly units: number;

  /** @param options - see {@link BinaryDenseOptions} */
  constructor(options: BinaryDenseOptions) {
    super(options);
    requireWhole(options.units, "units", 1);
    this.units = options.units;
  }

  /**
   * Makes the weights; tfjs calls it at the first use.
   *
   * @param inputShape - [batch, in]
   */
  override build(inputShape: ShapeOrShapes): void {
    const shape = onlyShape(inputShape);
    const inputs = shape.at(-1);
    if (shape.length !== 2 || inputs == null)
      throw new ShapeError(
        `the input of ${this.name} must be [batch, in], got [${shape.join(", ")}]; put a flatten layer in front`,
      );
    this.buildWeights([inputs, this.units]);
  }

  /**
   * @param inputShape - [batch, in]
   * @returns [batch, units]
   */
  override computeOutputShape(inputShape: ShapeOrShapes): (number | null)[] {
    return [...onlyShape(inputShape).slice(0, -1), this.units];
  }

  protected override product(input: Tensor, [weights]: readonly Tensor[]): Tensor {
    return matMul(input, weights);
  }

  /** @returns the layer's configuration as plain data */
  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), units: this.units };
  }
}

/**
 * A dense layer whose weights are binary whenever they are used: y = x · scale · Q(w) (+ bias).
 *
 * @param options - units, quantizer and the parts
 * @returns the layer, for `sequential().add` or `apply`
 * @throws DomainError if `units` is no whole number ≥ 1
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022
 */
export function binaryDense(options: BinaryDenseOptions): BinaryDense {
  return new BinaryDense(options);
}
