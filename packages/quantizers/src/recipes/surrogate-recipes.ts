import type { Ratio } from "../rules/equal-bits.js";
import { equalBitsRecipe } from "./equal-bits-recipes.js";
import { PAPER } from "./option-words.js";
import type { Recipe } from "./recipe.js";
import { type RecipeDescription, recipeOf } from "./recipe-of.js";
import { sharpened } from "./sharpening.js";

/** @internal */
export function edeEqualBitsRecipe(ratio: Ratio): Recipe {
  return equalBitsUnder(ratio, {
    prefix: "ede",
    summary: "Equal bits under IR-Net's sharpening gradient, without its standardisation.",
    training: (progress) => ({ scale: "fan-in", gradient: sharpened("ede", progress, 0.1) }),
    backward: "dL/dw = k t (1 − tanh²(t w)) · dL/db, t = 10^(−1 + 2 progress), k = max(1/t, 1)",
    source: `Qin et al., IR-Net, CVPR 2020, eq. (12) to (15), t from 0.1 to 10 as in the published code for binary weights alone, which has ŵ in the place of w; ${PAPER}, eq. (1) to (6)`,
    whenToUse: "to tell what IR-Net's gradient is worth to exact ratios, apart from its standardisation.",
    whenNot:
      "filters are large, or the ratio is far from ½: where |w| is far below 0.1 it is hardly other than max(t, 1) times the identity, and it peaks at 0, not at the cut.",
  });
}

/** @internal */
export function jacobianEqualBitsRecipe(ratio: Ratio): Recipe {
  return equalBitsUnder(ratio, {
    prefix: "jacobian",
    summary:
      "Equal bits under the gradient of entropic transport: weights near the cut of their filter learn.",
    training: { scale: "fan-in", gradient: `ot-jacobian(${EPSILON})` },
    backward: `dL/dw = J · dL/db, J = diag(d) − d dᵀ / Σd, d = (8/ε) s (1 − s), s = sigmoid((4 w + λ) / ε), λ such that s sums to n₊; ε = ${EPSILON}`,
    source: `Luise, Rudi, Pontil and Ciliberto, Differential properties of Sinkhorn approximation, NeurIPS 2018; ${PAPER}, eq. (3), of whose entropic form it is the derivative`,
    whenToUse:
      "bits shall be hard from the first step and the gradient keep to the counts: what is the same for a whole filter is projected out.",
    whenNot:
      "latent weights are large: one 0.2 from the cut gets about a thousandth of the gradient of one at the cut.",
  });
}

/**
 * In units of the squared distance to the levels. Of initial weights, whose deviation is √(2 / fan-in), it gives more than a hundredth
 * of the greatest slope to all at a fan-in of 784 and to 42 % at 27. At 1 the gradient would be twice the identity less its mean; at
 * 0.01 these shares are 23 % and 4 %.
 */
const EPSILON = 0.1;

/** Equal bits in everything but the gradient. */
function equalBitsUnder(
  ratio: Ratio,
  { prefix, ...description }: Omit<RecipeDescription, "forward"> & { readonly prefix: string },
): Recipe {
  const { quantizer, forward, parts } = equalBitsRecipe(ratio, {});
  return recipeOf(quantizer, {
    name: `${prefix}-${quantizer.name}`,
    forward,
    parts: { prior: parts.prior },
    ...description,
  });
}
