import { DomainError, type Granularity, type Quantizer } from "@equal-bits/core";
import { abs, cast, lessEqual, mul, type Tensor } from "@tensorflow/tfjs-core";

/** What a surrogate gradient may look at besides the gradient of the output and the latent input. */
export interface GradientContext {
  /** What the step gave going forward, before the scale: ±1 of a sign. Shape of the input. */
  readonly levels: Tensor;
  /** Which inputs share one histogram; `perTensor()` for activations. */
  readonly granularity: Granularity;
  /** The rule of the step; undefined for activations. */
  readonly quantizer?: Quantizer;
}

/** What stands for the derivative of a step, which is 0 almost everywhere: how much of dL/db reaches each latent weight. */
export interface SurrogateGradient {
  /** What it is called, with its arguments. Two gradients of one name are the same rule. */
  readonly name: string;
  /**
   * The gradient of the latent weights.
   *
   * @param dy - gradient of the binary output
   * @param x - the latent input, same shape
   * @param context - the levels, and how the inputs are grouped
   * @returns gradient of `x`, same shape
   */
  apply(dy: Tensor, x: Tensor, context: GradientContext): Tensor;
}

/**
 * Straight-through: dL/dw = dL/db, whatever the weight. The gradient of the paper.
 *
 * @returns a frozen surrogate gradient
 * @see Bengio, Léonard and Courville, Estimating or propagating gradients through stochastic neurons, 2013
 */
export function identityGradient(): SurrogateGradient {
  return identity;
}

/**
 * Straight-through inside a window: dL/dw = dL/db where |w| ≤ limit, else 0.
 *
 * @param limit - half the width of the window, > 0
 * @returns a frozen surrogate gradient
 * @throws DomainError if `limit` is not a number > 0
 * @see Courbariaux et al., BinaryNet, 2016, eq. (4)
 */
export function clippedGradient(limit = 1): SurrogateGradient {
  if (!(limit > 0)) throw new DomainError(`limit must be a number > 0, got ${limit}`);
  return Object.freeze({
    name: `clipped(${limit})`,
    apply: (dy: Tensor, x: Tensor) => passWithin(dy, x, limit),
  });
}

/** @internal */
export function passWithin(dy: Tensor, x: Tensor, limit: number): Tensor {
  return mul(dy, cast(lessEqual(abs(x), limit), "float32"));
}

const identity: SurrogateGradient = Object.freeze({ name: "identity", apply: (dy: Tensor) => dy.clone() });
