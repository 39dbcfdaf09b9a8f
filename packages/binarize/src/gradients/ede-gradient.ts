import { requirePositive } from "@equal-bits/core";
import { mul, square, sub, type Tensor, tanh, tidy } from "@tensorflow/tfjs-core";
import type { SurrogateGradient } from "./surrogate-gradient.js";

/**
 * The derivative of k · tanh(t x), which is sharpened in training from almost the identity to almost sign.
 *
 * dL/dx = dL/db · k t (1 − tanh²(t x)). The error decay estimator of IR-Net; `edeSchedule` gives t and k of each step.
 *
 * @param t - how sharp, > 0: IR-Net goes from 0.001 or 0.1 to 10
 * @param k - how tall, > 0. Default max(1/t, 1), so that the slope at 0 is never below 1
 * @returns a frozen surrogate gradient
 * @throws DomainError if an argument is not finite and > 0
 * @see Qin et al., Forward and backward information retention (IR-Net), CVPR 2020, eq. (12) to (15)
 */
export function edeGradient(t: number, k: number = Math.max(1 / t, 1)): SurrogateGradient {
  requireSharpness(t, k);
  return Object.freeze({
    name: `ede(${t},${k})`,
    apply: (dy: Tensor, x: Tensor) => tidy(() => mul(dy, edeSlope(x, t, k))),
  });
}

/** @internal */
export function requireSharpness(t: number, k: number): void {
  requirePositive(t, "t");
  requirePositive(k, "k");
}

/** k t (1 − tanh²(t x)). @internal */
export function edeSlope(x: Tensor, t: number, k: number): Tensor {
  return mul(sub(1, square(tanh(mul(x, t)))), k * t);
}
