import { clippedGradient, signActivation as signOf } from "@equal-bits/binarize";
import type { Tensor } from "@tensorflow/tfjs-core";
import { onlyTensor } from "../only-one.js";
import { SteppedActivation, type SteppedActivationOptions } from "./stepped-activation.js";

/** Options of {@link signActivation}: `gradient`, by default `clippedGradient(1)`, and `warn`. */
export type SignActivationOptions = SteppedActivationOptions;

/** Binary activations as a layer; made by {@link signActivation}. */
export class SignActivation extends SteppedActivation {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "SignActivation";
  protected override readonly withoutNegatives: string = "every activation is +1";

  /** @param options - see {@link SignActivationOptions} */
  constructor(options: SignActivationOptions = {}) {
    super(options, clippedGradient(1));
  }

  /**
   * @param inputs - any shape
   * @returns ±1, same shape
   */
  override call(inputs: Tensor | Tensor[]): Tensor {
    return signOf(onlyTensor(inputs), this.gradient);
  }
}

/**
 * Binary activations: +1 where x ≥ 0, else −1.
 *
 * Do not put a ReLU in front: all its outputs are ≥ 0, so every activation becomes +1. The layer warns of it when it joins a model.
 *
 * @param options - the surrogate gradient, and where warnings go
 * @returns the layer, for `sequential().add` or `apply`
 * @throws DomainError if the gradient is none, as the name of one
 */
export function signActivation(options: SignActivationOptions = {}): SignActivation {
  return new SignActivation(options);
}
