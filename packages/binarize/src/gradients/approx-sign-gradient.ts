import { abs, mul, relu, sub, type Tensor, tidy } from "@tensorflow/tfjs-core";
import type { SurrogateGradient } from "./surrogate-gradient.js";

/**
 * The derivative of sign's piecewise quadratic approximation: a triangle of height 2 over −1 … 1.
 *
 * dL/dx = dL/db · (2 − 2|x|) where |x| ≤ 1, else 0. It stands for the derivative of 2x + x² below 0 and 2x − x² above.
 * This is the "polynomial" gradient of Bi-Real Net; {@link polynomialGradient} is the family that it belongs to.
 *
 * @returns a frozen surrogate gradient
 * @see Liu et al., Bi-Real Net, ECCV 2018, section 3.3
 */
export function approxSignGradient(): SurrogateGradient {
  return approxSign;
}

const approxSign: SurrogateGradient = Object.freeze({
  name: "approx-sign",
  window: 1,
  apply: (dy: Tensor, x: Tensor) => tidy(() => mul(dy, relu(sub(2, mul(2, abs(x)))))),
});
