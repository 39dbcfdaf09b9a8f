import { approxSignGradient, type SurrogateGradient, shiftedSign } from "@equal-bits/binarize";
import type { serialization, Tensor } from "@tensorflow/tfjs-core";
import { initializers, type LayerVariable, layers } from "@tensorflow/tfjs-layers";
import type { LayerOptions } from "../layer-options.js";
import { lastAxis, onlyShape, onlyTensor, type ShapeOrShapes } from "../only-one.js";
import { gradientOf, registerParts, savedPart } from "../parts/part-registry.js";

/** Options of {@link rSign}. */
export interface RSignOptions extends LayerOptions {
  /** What stands for the derivative of the step. Default `approxSignGradient()`. */
  readonly gradient?: SurrogateGradient;
}

/** Binary activations with a learned threshold for each channel; made by {@link rSign}. */
export class RSign extends layers.Layer {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "RSign";
  /** What stands for the derivative of the step. */
  readonly gradient: SurrogateGradient;
  private shift: LayerVariable | undefined;

  /** @param options - see {@link RSignOptions} */
  constructor(options: RSignOptions = {}) {
    super(options);
    this.gradient = options.gradient ?? approxSignGradient();
    registerParts({ gradients: [this.gradient] });
  }

  /**
   * Makes the thresholds; tfjs calls it at the first use.
   *
   * @param inputShape - [batch, ..., C]
   * @throws ShapeError if C is open
   */
  override build(inputShape: ShapeOrShapes): void {
    const channels = lastAxis(onlyShape(inputShape), this.name);
    this.shift = this.addWeight("shift", [channels], "float32", initializers.zeros());
    this.built = true;
  }

  /**
   * @param inputShape - any
   * @returns the same
   */
  override computeOutputShape(inputShape: ShapeOrShapes): (number | null)[] {
    return onlyShape(inputShape);
  }

  /**
   * @param inputs - [batch, ..., C]
   * @returns ±1, same shape
   */
  override call(inputs: Tensor | Tensor[]): Tensor {
    if (this.shift === undefined) throw new Error(`layer ${this.name} must be built first`);
    return shiftedSign(onlyTensor(inputs), this.shift.read(), this.gradient);
  }

  /** @returns the layer's configuration as plain data */
  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), gradient: savedPart(this.gradient) };
  }

  /**
   * The layer that a configuration describes.
   *
   * @param cls - the class to make
   * @param config - from {@link RSign.getConfig}
   * @returns a new layer
   * @throws FormatError if its gradient is not known
   */
  static override fromConfig<T extends serialization.Serializable>(
    cls: serialization.SerializableConstructor<T>,
    config: serialization.ConfigDict,
  ): T {
    return new cls({ ...config, gradient: gradientOf(config.gradient) });
  }
}

/**
 * Binary activations with a learned threshold for each channel: +1 where x ≥ shift, else −1. The shifts start at 0.
 *
 * @param options - the surrogate gradient
 * @returns the layer, for `sequential().add` or `apply`
 * @see Liu et al., ReActNet, ECCV 2020, eq. (2)
 */
export function rSign(options: RSignOptions = {}): RSign {
  return new RSign(options);
}
