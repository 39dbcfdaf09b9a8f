import { abs, div, mul, reshape, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { inGroups } from "../groups/in-groups.js";
import { standardise, throughStandardising } from "../groups/standardise.js";
import { edeSlope, requireSharpness } from "./ede-gradient.js";
import type { GradientContext, SurrogateGradient } from "./surrogate-gradient.js";

/**
 * The error decay estimator at the standardised weights, and on through the standardisation.
 *
 * ŵ = (w − mean) / std in each group, std unbiased; dL/dŵ = dL/db · |b| · k t (1 − tanh²(t ŵ)), and mean and std pass gradients.
 * |b| is IR-Net's power of two, which its levels hold and which is taken as a constant. A group of equal weights has std 1.
 *
 * @param t - how sharp, > 0: IR-Net goes from 0.001 or 0.1 to 10
 * @param k - how tall, > 0. Default max(1/t, 1)
 * @returns a frozen surrogate gradient
 * @throws DomainError if an argument is not finite and > 0
 * @see Qin et al., Forward and backward information retention (IR-Net), CVPR 2020, sections 3.2 and 3.3
 */
export function irNetGradient(t: number, k: number = Math.max(1 / t, 1)): SurrogateGradient {
  requireSharpness(t, k);
  return Object.freeze({
    name: `ir-net(${t},${k})`,
    ofGroups: true,
    apply: (dy: Tensor, x: Tensor, { granularity, levels }: GradientContext) =>
      tidy(() => {
        const weights = standardise(inGroups(x, granularity), "unbiased");
        const magnitudes = mul(inGroups(dy, granularity), abs(inGroups(levels, granularity)));
        const inner = mul(magnitudes, edeSlope(weights.standard, t, k));
        return reshape(div(throughStandardising(inner, weights), weights.deviation), x.shape);
      }),
  });
}
