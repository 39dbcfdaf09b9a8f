import { approxSignGradient, shiftedSign } from "@equal-bits/binarize";
import type { Tensor } from "@tensorflow/tfjs-core";
import { initializers, type LayerVariable } from "@tensorflow/tfjs-layers";
import { lastAxis, onlyShape, onlyTensor, type ShapeOrShapes } from "../only-one.js";
import { SteppedActivation, type SteppedActivationOptions } from "./stepped-activation.js";

/** Options of {@link rSign}: `gradient`, by default `approxSignGradient()`, and `warn`. */
export type RSignOptions = SteppedActivationOptions;

/** Binary activations with a learned threshold for each channel; made by {@link rSign}. */
export class RSign extends SteppedActivation {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "RSign";
  protected override readonly withoutNegatives: string =
    "every activation is +1 until the thresholds have grown";
  private shift: LayerVariable | undefined;

  /** @param options - see {@link RSignOptions} */
  constructor(options: RSignOptions = {}) {
    super(options, approxSignGradient());
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
   * @param inputs - [batch, ..., C]
   * @returns ±1, same shape
   */
  override call(inputs: Tensor | Tensor[]): Tensor {
    if (this.shift === undefined) throw new Error(`layer ${this.name} must be built first`);
    return shiftedSign(onlyTensor(inputs), this.shift.read(), this.gradient);
  }
}

/**
 * Binary activations with a learned threshold for each channel: +1 where x ≥ shift, else −1. The shifts start at 0.
 *
 * Do not put a ReLU in front: every activation would start as +1. The layer warns of it when it joins a model.
 *
 * @param options - the surrogate gradient, and where warnings go
 * @returns the layer, for `sequential().add` or `apply`
 * @throws DomainError if the gradient is none, as the name of one
 * @see Liu et al., ReActNet, ECCV 2020, eq. (2)
 */
export function rSign(options: RSignOptions = {}): RSign {
  return new RSign(options);
}
