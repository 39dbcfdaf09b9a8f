import { add, greaterEqual, mean, mul, reshape, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { signsOf } from "../backends/signs-of.js";
import { inGroups } from "../groups/in-groups.js";
import { standardise, throughStandardising } from "../groups/standardise.js";
import { edeSlope, requireSharpness } from "./ede-gradient.js";
import type { GradientContext, SurrogateGradient } from "./surrogate-gradient.js";

/**
 * Through all of AdaBin's levels β ± α: the centre, the distance, and the error decay estimator for the sign between them.
 *
 * u = (w − β) / α with β = mean and α = population deviation of each group; e = dL/db · k t (1 − tanh²(t u));
 * dL/dw = e − mean e − u · mean(e u) + u · mean(g sign u) + mean g. A group of equal weights has α = 1.
 *
 * It is meant for levels β ± α under the scale `unit`.
 *
 * @param t - how sharp, > 0; it grows in training
 * @param k - how tall, > 0. Default max(1/t, 1)
 * @returns a frozen surrogate gradient
 * @throws DomainError if an argument is not finite and > 0
 * @see Tu et al., AdaBin: Improving binary neural networks with adaptive binary sets, ECCV 2022, eq. (6) to (10)
 */
export function adaBinGradient(t: number, k: number = Math.max(1 / t, 1)): SurrogateGradient {
  requireSharpness(t, k);
  return Object.freeze({
    name: `adabin(${t},${k})`,
    ofGroups: true,
    apply: (dy: Tensor, x: Tensor, { granularity, levels }: GradientContext) =>
      tidy(() => {
        const g = inGroups(dy, granularity);
        const weights = standardise(inGroups(x, granularity), "population");
        const { standard, centre } = weights;
        const signs = signsOf(greaterEqual(inGroups(levels, granularity), centre));
        const throughSign = throughStandardising(mul(g, edeSlope(standard, t, k)), weights);
        const throughDistance = mul(standard, mean(mul(g, signs), 1, true));
        return reshape(add(add(throughSign, throughDistance), mean(g, 1, true)), x.shape);
      }),
  });
}
