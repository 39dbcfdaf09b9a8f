import { DomainError } from "@equal-bits/core";
import { abs, div, mean, mul, reshape, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { inGroups } from "../groups/in-groups.js";
import { standardise, throughStandardising } from "../groups/standardise.js";
import { passWithin } from "./clipped-gradient.js";
import type { GradientContext, SurrogateGradient } from "./surrogate-gradient.js";

/**
 * Revives dead weights: straight-through within the bulk of the standardised weights, and on through the standardisation.
 *
 * w₁ = (w − mean) / (std / 2√2) in each group, std unbiased; Q = −mean|w₁| · ln(2 − 2τ), the mean over the whole tensor and
 * taken as a constant. dL/dw₁ = dL/db where |w₁| ≤ Q, else 0; mean and std pass gradients. A group of equal weights has
 * std 1. The published code adds 1e-5 to the variance.
 *
 * @param tau - the quantile of the weights where they are clamped, > 0.5 and < 1; 0.85 growing to 0.99 in the source
 * @returns a frozen surrogate gradient
 * @throws DomainError if `tau` is out of range
 * @see Xu et al., ReCU: Reviving the dead weights in binary neural networks, ICCV 2021, eq. (9) to (12)
 */
export function reCUGradient(tau: number): SurrogateGradient {
  if (!(tau > 0.5 && tau < 1)) throw new DomainError(`tau must be a number > 0.5 and < 1, got ${tau}`);
  return Object.freeze({
    name: `recu(${tau})`,
    ofGroups: true,
    apply: (dy: Tensor, x: Tensor, { granularity }: GradientContext) =>
      tidy(() => {
        const weights = standardise(inGroups(x, granularity), "unbiased");
        const { standard, deviation } = weights;
        const edge = mul(mean(abs(standard)), -Math.log(2 - 2 * tau));
        const within = passWithin(inGroups(dy, granularity), standard, edge);
        const back = div(mul(throughStandardising(within, weights), 2 * Math.SQRT2), deviation);
        return reshape(back, x.shape);
      }),
  });
}
