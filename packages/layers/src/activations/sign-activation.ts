import { clippedGradient, type SurrogateGradient, signActivation as signOf } from "@equal-bits/binarize";
import type { serialization, Tensor } from "@tensorflow/tfjs-core";
import { layers, type SymbolicTensor } from "@tensorflow/tfjs-layers";
import type { LayerOptions } from "../layer-options.js";
import { onlyShape, onlyTensor, type ShapeOrShapes } from "../only-one.js";
import { gradientOf, registerParts, savedPart } from "../parts/part-registry.js";
import { neverNegative } from "../warnings/never-negative.js";
import { type Warn, warnOnConsole } from "../warnings/warn.js";

/** Options of {@link signActivation}. */
export interface SignActivationOptions extends LayerOptions {
  /** What stands for the derivative of the step. Default `clippedGradient(1)`. */
  readonly gradient?: SurrogateGradient;
  /** Where a warning goes. Default the console. */
  readonly warn?: Warn;
}

/** Binary activations as a layer; made by {@link signActivation}. */
export class SignActivation extends layers.Layer {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "SignActivation";
  /** What stands for the derivative of the step. */
  readonly gradient: SurrogateGradient;
  private readonly warn: Warn;

  /** @param options - see {@link SignActivationOptions} */
  constructor(options: SignActivationOptions = {}) {
    super(options);
    this.gradient = options.gradient ?? clippedGradient(1);
    this.warn = options.warn ?? warnOnConsole;
    registerParts({ gradients: [this.gradient] });
  }

  /**
   * @param inputShape - any
   * @returns the same
   */
  override computeOutputShape(inputShape: ShapeOrShapes): (number | null)[] {
    return onlyShape(inputShape);
  }

  /**
   * Joins the layer to a model, and warns where all it will ever give is +1.
   *
   * @param inputs - of any shape
   * @param kwargs - of tfjs
   * @returns ±1, same shape
   */
  override apply(
    inputs: Tensor | Tensor[] | SymbolicTensor | SymbolicTensor[],
    kwargs?: Parameters<layers.Layer["apply"]>[1],
  ): ReturnType<layers.Layer["apply"]> {
    const [input] = [inputs].flat();
    const culprit = "sourceLayer" in input ? neverNegative(input) : null;
    if (culprit !== null)
      this.warn(
        `the input of sign activation ${this.name} is never negative, as it comes from ${culprit}: every activation is +1; take that layer away, or put a batch normalization between`,
      );
    return super.apply(inputs, kwargs);
  }

  /**
   * @param inputs - any shape
   * @returns ±1, same shape
   */
  override call(inputs: Tensor | Tensor[]): Tensor {
    return signOf(onlyTensor(inputs), this.gradient);
  }

  /** @returns the layer's configuration as plain data */
  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), gradient: savedPart(this.gradient) };
  }

  /**
   * The layer that a configuration describes.
   *
   * @param cls - the class to make
   * @param config - from {@link SignActivation.getConfig}
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
 * Binary activations: +1 where x ≥ 0, else −1.
 *
 * Do not put a ReLU in front: all its outputs are ≥ 0, so every activation becomes +1. The layer warns of it when it joins a model.
 *
 * @param options - the surrogate gradient, and where warnings go
 * @returns the layer, for `sequential().add` or `apply`
 */
export function signActivation(options: SignActivationOptions = {}): SignActivation {
  return new SignActivation(options);
}
