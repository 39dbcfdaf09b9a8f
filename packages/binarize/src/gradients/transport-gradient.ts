import { DomainError } from "@equal-bits/core";
import { add, div, mul, sub, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { identityGradient } from "./identity-gradient.js";
import type { GradientContext, SurrogateGradient } from "./surrogate-gradient.js";

/**
 * Another gradient and the pull of each weight towards its level: inner + γ (w − b) / N, N the number of weights of the tensor.
 *
 * The added term is the gradient of the transport cost, γ/2 of the mean squared distance between weights and levels. The
 * authors' hashing layer has it with γ = 1 or 6 and the identity as inner; the paper on weights leaves it away, γ = 0.
 *
 * @param gamma - how strong, ≥ 0 and finite
 * @param inner - the other gradient. Default `identityGradient()`
 * @returns a frozen surrogate gradient
 * @throws DomainError if `gamma` is out of range
 * @see Li and van Gemert, Deep unsupervised image hashing by maximizing bit entropy, AAAI 2021, eq. (9)
 */
export function transportGradient(
  gamma: number,
  inner: SurrogateGradient = identityGradient(),
): SurrogateGradient {
  if (!(gamma >= 0 && gamma < Number.POSITIVE_INFINITY))
    throw new DomainError(`gamma must be a finite number ≥ 0, got ${gamma}`);
  return Object.freeze({
    name: `transport(${gamma},${inner.name})`,
    ofGroups: true,
    apply: (dy: Tensor, x: Tensor, context: GradientContext) =>
      tidy(() => {
        const pull = div(mul(sub(x, context.levels), gamma), Math.max(1, x.size));
        return add(inner.apply(dy, x, context), pull);
      }),
  });
}
