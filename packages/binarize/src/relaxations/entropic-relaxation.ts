import { type Granularity, type Quantizer, requirePositive } from "@equal-bits/core";
import { add, mul, reshape, type Tensor, tanh, tidy } from "@tensorflow/tfjs-core";
import { otJacobianGradient } from "../gradients/ot-jacobian-gradient.js";
import { inGroups } from "../groups/in-groups.js";
import { logOdds, perGroup } from "./log-odds.js";
import type { Relaxation } from "./relaxation.js";
import { twoLevelPrior } from "./two-level-prior.js";

/**
 * Entropic transport in place of the exact one: each weight gets the mean of the levels that its mass goes to.
 *
 * Forward: y = 2s − 1, s = 1 / (1 + exp(−(4 w + λ)/ε)), λ such that s sums to the count of +1 in each group. So the ratio holds
 * though the values are soft; as ε falls to 0 they harden into the levels of the rule. Its own gradient is
 * {@link otJacobianGradient} of the same ε, the derivative of y.
 *
 * For rules of two levels with promised counts and fixed or centred values, as `equalBits(ratio)`. The count is met to about 1e-6 of the group
 * for ε down to a thousandth of the greatest |w|; float32 cannot tell the weights apart for much less, so use the hard levels then. A NaN
 * among the weights spoils its group and is not refused.
 *
 * @param epsilon - strength of the regularisation in units of the squared distance to the levels, > 0: 1 is very soft, 0.01 nearly hard
 * @returns a frozen relaxation
 * @throws DomainError if `epsilon` is not finite and > 0; when applied, if the rule has not two levels with promised counts and values
 * @see Cuturi and Peyré, Semidual regularized optimal transport, SIAM Review 2018
 */
export function entropicRelaxation(epsilon: number): Relaxation {
  requirePositive(epsilon, "epsilon");
  return Object.freeze({
    name: `entropic(${epsilon})`,
    gradient: otJacobianGradient(epsilon),
    apply: (w: Tensor, quantizer: Quantizer, granularity: Granularity) => {
      const prior = twoLevelPrior(quantizer, w.shape, granularity);
      if (w.size === 0) return w.clone();
      return tidy(() => {
        const soft = tanh(mul(logOdds(inGroups(w, granularity), prior, epsilon), 0.5));
        const placed = add(mul(soft, perGroup(prior, prior.half)), perGroup(prior, prior.middle));
        return reshape(placed, w.shape);
      });
    },
  });
}
