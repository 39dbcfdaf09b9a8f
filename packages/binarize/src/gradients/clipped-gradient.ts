import { requirePositive } from "@equal-bits/core";
import { abs, cast, lessEqual, mul, type Tensor, tidy } from "@tensorflow/tfjs-core";
import type { SurrogateGradient } from "./surrogate-gradient.js";

/**
 * Straight-through inside a window: dL/dw = dL/db where |w| ≤ limit, else 0.
 *
 * @param limit - half the width of the window, finite and > 0
 * @returns a frozen surrogate gradient
 * @throws DomainError if `limit` is not finite and > 0
 * @see Courbariaux et al., BinaryNet, 2016, eq. (4)
 */
export function clippedGradient(limit = 1): SurrogateGradient {
  requirePositive(limit, "limit");
  return Object.freeze({
    name: `clipped(${limit})`,
    window: limit,
    reachesEdge: true,
    apply: (dy: Tensor, x: Tensor) => tidy(() => passWithin(dy, x, limit)),
  });
}

/** @internal */
export function passWithin(dy: Tensor, x: Tensor, limit: number | Tensor): Tensor {
  return mul(dy, cast(lessEqual(abs(x), limit), "float32"));
}
