import type { Tensor } from "@tensorflow/tfjs-core";
import type { SurrogateGradient } from "./surrogate-gradient.js";

/**
 * Straight-through: dL/dw = dL/db, whatever the weight. The gradient of the paper.
 *
 * @returns a frozen surrogate gradient
 * @see Bengio, Léonard and Courville, Estimating or propagating gradients through stochastic neurons, 2013
 */
export function identityGradient(): SurrogateGradient {
  return identity;
}

const identity: SurrogateGradient = Object.freeze({ name: "identity", apply: (dy: Tensor) => dy.clone() });
