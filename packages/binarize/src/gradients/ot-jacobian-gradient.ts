import { requirePositive } from "@equal-bits/core";
import { divNoNan, mul, reshape, sub, sum, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { inGroups } from "../groups/in-groups.js";
import { lesserChance, logOdds, perGroup } from "../relaxations/log-odds.js";
import { twoLevelPrior } from "../relaxations/two-level-prior.js";
import type { GradientContext, SurrogateGradient } from "./surrogate-gradient.js";

/**
 * The derivative of entropic transport onto the levels: weights near the cut of their group learn, and nothing moves all alike.
 *
 * dL/dw = J · dL/db, J = diag(d) − d dᵀ / Σd in each group, d = (8/ε) s (1 − s), s = 1 / (1 + exp(−(4 w + λ)/ε)) with λ such that s sums
 * to the count of +1. Columns of J sum to 0: a gradient that is the same for a whole group is projected out, as it should be
 * where counts are fixed. As ε falls to 0, only weights at the cut are reached; where none is, the gradient is 0.
 *
 * Needs a rule of two levels with promised counts and fixed or centred values, as `equalBits(ratio)`; so it is not for activations. Below a
 * thousandth of the greatest |w|, an ε is too small for float32.
 *
 * @param epsilon - strength of the regularisation in units of the squared distance to the levels, > 0
 * @returns a frozen surrogate gradient
 * @throws DomainError if `epsilon` is not finite and > 0; when applied, if the rule has not two levels with promised counts and values
 * @see Luise, Rudi, Pontil, Ciliberto, Differential properties of Sinkhorn approximation, NeurIPS 2018
 */
export function otJacobianGradient(epsilon: number): SurrogateGradient {
  requirePositive(epsilon, "epsilon");
  return Object.freeze({
    name: `ot-jacobian(${epsilon})`,
    ofGroups: true,
    apply: (dy: Tensor, x: Tensor, { granularity, quantizer }: GradientContext) => {
      const prior = twoLevelPrior(quantizer, x.shape, granularity);
      return tidy(() => {
        const lesser = lesserChance(logOdds(inGroups(x, granularity), prior, epsilon));
        const spread = mul(lesser, sub(1, lesser));
        const upstream = mul(inGroups(dy, granularity), perGroup(prior, prior.half));
        const common = divNoNan(sum(mul(spread, upstream), 1, true), sum(spread, 1, true));
        return reshape(mul(mul(spread, 8 / epsilon), sub(upstream, common)), x.shape);
      });
    },
  });
}
