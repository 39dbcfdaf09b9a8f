import { requirePositive } from "@equal-bits/core";
import { clipByValue, mul, square, sub, type Tensor, tanh, tidy } from "@tensorflow/tfjs-core";
import type { SurrogateGradient } from "./surrogate-gradient.js";

/** tanh(y/2) is ±1 in float32 long before; beyond it y · 0 must not become ∞ · 0. */
const FLAT = 100;

/**
 * The derivative of SignSwish, a smooth sign that overshoots: a bell of height β around 0, a little below 0 further out.
 *
 * dL/dx = dL/db · β (2 − y tanh(y/2)) / (1 + cosh y), y = βx. It stands for the derivative of 2σ(y)(1 + y(1 − σ(y))) − 1.
 *
 * @param beta - how sharp, > 0. Default 5
 * @returns a frozen surrogate gradient
 * @throws DomainError if `beta` is not finite and > 0
 * @see Darabi et al., Regularized binary network training (BNN+), 2019, eq. (4)
 */
export function swishSignGradient(beta = 5): SurrogateGradient {
  requirePositive(beta, "beta");
  return Object.freeze({
    name: `swish-sign(${beta})`,
    apply: (dy: Tensor, x: Tensor) =>
      tidy(() => {
        const y = clipByValue(mul(x, beta), -FLAT, FLAT);
        const bend = tanh(mul(y, 0.5));
        const bell = mul(sub(1, square(bend)), beta / 2); // β / (1 + cosh y) without a cosh that overflows
        return mul(dy, mul(bell, sub(2, mul(y, bend))));
      }),
  });
}
