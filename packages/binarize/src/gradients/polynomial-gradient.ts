import { requirePositive } from "@equal-bits/core";
import { abs, mul, relu, sub, type Tensor, tidy } from "@tensorflow/tfjs-core";
import type { SurrogateGradient } from "./surrogate-gradient.js";

/**
 * The derivative of a piecewise quadratic approximation of sign that sharpens as t grows: a triangle over |x| ≤ √2/t.
 *
 * dL/dx = dL/db · max(0, k (√2 t − t² |x|)). At t = √2 and k = 1, the defaults, it is {@link approxSignGradient}, Bi-Real's
 * polynomial; so the name `polynomial` without arguments means `approx-sign`.
 *
 * @param t - how sharp, > 0. Default √2
 * @param k - how tall, > 0. Default max(1/t, 1)
 * @returns a frozen surrogate gradient
 * @throws DomainError if an argument is not finite and > 0
 * @see Lin et al., Rotated Binary Neural Network, NeurIPS 2020, eq. (15)
 */
export function polynomialGradient(
  t: number = Math.SQRT2,
  k: number = Math.max(1 / t, 1),
): SurrogateGradient {
  requirePositive(t, "t");
  requirePositive(k, "k");
  return Object.freeze({
    name: `polynomial(${t},${k})`,
    window: Math.SQRT2 / t,
    apply: (dy: Tensor, x: Tensor) =>
      tidy(() => mul(dy, relu(sub(k * Math.SQRT2 * t, mul(k * t * t, abs(x)))))),
  });
}
