import type { SurrogateGradient } from "@equal-bits/binarize";
import type { serialization } from "@tensorflow/tfjs-core";
import { gradientOf, registerParts, savedPart } from "../parts/part-registry.js";
import { requireGradient } from "../parts/require-parts.js";
import { BinaryActivation, type BinaryActivationOptions } from "./binary-activation.js";

/** What a layer of activations with a surrogate gradient takes. */
export interface SteppedActivationOptions extends BinaryActivationOptions {
  /** What stands for the derivative of the step. Default `clippedGradient(1)` of `signActivation`, `approxSignGradient()` of `rSign`. */
  readonly gradient?: SurrogateGradient;
}

/** Binary activations with a surrogate gradient, by whose name they are saved. */
export abstract class SteppedActivation extends BinaryActivation {
  /** What stands for the derivative of the step. */
  readonly gradient: SurrogateGradient;

  /**
   * @param options - see {@link SteppedActivationOptions}
   * @param usual - the gradient where the options name none
   * @throws DomainError if the gradient is none, as the name of one
   */
  constructor(options: SteppedActivationOptions, usual: SurrogateGradient) {
    super(options);
    this.gradient = options.gradient ?? usual;
    requireGradient(this.gradient);
    registerParts({ gradients: [this.gradient] });
  }

  /** @returns the layer's configuration as plain data */
  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), gradient: savedPart(this.gradient) };
  }

  /**
   * The layer that a configuration describes.
   *
   * @param cls - the class to make
   * @param config - from `getConfig`
   * @returns a new layer
   * @throws FormatError if its gradient is not known
   */
  static override fromConfig<T extends serialization.Serializable>(
    cls: serialization.SerializableConstructor<T>,
    config: serialization.ConfigDict,
  ): T {
    const { warn: _, gradient, ...rest } = config; // a file says nothing of where warnings go
    return new cls({ ...rest, gradient: gradientOf(gradient) });
  }
}
