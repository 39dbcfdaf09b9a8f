import type { Initializer } from "@equal-bits/layers";
import { add, mul, sign, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { initializers } from "@tensorflow/tfjs-layers";

/** The class that all initializers of tfjs extend, which tfjs itself does not export. */
const InitializerOfTfjs = Object.getPrototypeOf(initializers.zeros().constructor) as new () => Initializer;

/**
 * The signs of what another initializer gives, times √(2/fan-in); sign(0) = +1.
 *
 * @see Ramanujan et al., What's hidden in a randomly weighted neural network?, CVPR 2020, section 4.1: the signed Kaiming constant
 * @internal
 */
export function signedConstant(signs: Initializer): Initializer {
  return new SignedConstant(signs);
}

class SignedConstant extends InitializerOfTfjs {
  private readonly signs: Initializer;

  constructor(signs: Initializer) {
    super();
    this.signs = signs;
  }

  override apply(shape: number[]): Tensor {
    const fanIn = shape.slice(0, -1).reduce((product, axis) => product * axis, 1);
    return tidy(() => mul(sign(add(sign(this.signs.apply(shape)), 0.5)), Math.sqrt(2 / Math.max(1, fanIn))));
  }

  override getClassName(): string {
    return "SignedConstant";
  }
}
