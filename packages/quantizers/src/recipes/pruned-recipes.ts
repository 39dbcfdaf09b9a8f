import { type Granularity, perFilter, perTensor, type Quantizer } from "@equal-bits/core";
import { magnitude, prunedQuantizer, random } from "@equal-bits/pruning";
import { equalBits } from "../rules/equal-bits.js";
import { sign } from "../rules/sign.js";
import { ternary } from "../rules/ternary.js";
import { PAPER } from "./option-words.js";
import type { Recipe } from "./recipe.js";
import { type RecipeDescription, recipeOf } from "./recipe-of.js";
import { inName } from "./sharpening.js";

/** @internal */
export function middleRankRecipe(sparsity: number): Recipe {
  return recipeOf(ternary(sparsity, { exactTotal: true }), {
    ...under(sparsity, perFilter()),
    name: `middle-rank(${sparsity})`,
    summary:
      "The paper's pruning: the middle ranks are 0, as many −1 below them as +1 above, in each filter and in the layer.",
    forward:
      "y = √(2 / (fan-in · (1 − k))) · b, b by rank, counts = apportion(n, [(1 − k)/2, k, (1 − k)/2]) of the layer",
    source: `${PAPER}, the pruned bi-half, with its scale corrected by 1/√(1 − k)`,
    whenToUse: "an exact share shall be pruned and what is left be balanced.",
    whenNot: "the smallest |w| shall be the zeros: magnitude prunes those.",
  });
}

/** @internal */
export function magnitudeRecipe(sparsity: number): Recipe {
  const name = `magnitude(${sparsity})`;
  return recipeOf(prunedQuantizer(magnitude(sparsity), sign(), { name }), {
    ...under(sparsity, perTensor()),
    summary: "An exact share of the layer is pruned, the least |w|, and what is left has its own sign.",
    forward:
      "y = √(2 / (fan-in · (1 − k))) · sign(w) where |w| is among the (1 − k) n greatest of the layer, else 0",
    source:
      "Han et al., Learning both weights and connections, NeurIPS 2015; the `mask` of the code of the paper",
    whenToUse: "as the baseline of pruning.",
    whenNot: "the ratio of +1 among the kept weights must be known: balanced-magnitude asks for it.",
  });
}

/** @internal */
export function balancedMagnitudeRecipe(sparsity: number): Recipe {
  const name = `balanced-magnitude(${sparsity})`;
  return recipeOf(prunedQuantizer(magnitude(sparsity), equalBits(), { name }), {
    ...under(sparsity, perFilter()),
    summary: "An exact share of each filter is pruned, the least |w|, and half of what is left is +1.",
    forward:
      "y = √(2 / (fan-in · (1 − k))) · b, b by rank and half +1 among the (1 − k) n greatest |w| of the filter, else 0",
    source: `${PAPER}, equation (4), under the mask of Han et al., NeurIPS 2015`,
    whenToUse: "to tell what balance alone is worth, beside magnitude.",
    whenNot: "the rule must be carried out on webgpu: it is code.",
  });
}

/** @internal */
export function randomMaskRecipe(sparsity: number): Recipe {
  const name = `random-mask(${sparsity})`;
  return recipeOf(prunedQuantizer(random(sparsity), sign(), { name }), {
    ...under(sparsity, perTensor()),
    summary:
      "An exact share of the layer is pruned at random, the same places all the time, and what is left has its own sign.",
    forward: "y = √(2 / (fan-in · (1 − k))) · sign(w) at (1 − k) n places drawn with seed 1, else 0",
    source: "the baseline of every study of pruning",
    whenToUse: "to tell what choosing the weights is worth at all.",
    whenNot: "accuracy matters.",
  });
}

/** @internal */
export function edgePopupRecipe(sparsity: number): Recipe {
  return recipeOf(keptShare(sparsity), {
    ...asTicket("edge-popup"),
    name: `edge-popup(${sparsity})`,
    summary: "Frozen weights of which scores train an exact share to be kept; the scores are what learns.",
    forward: "y = w₀ · mask, the mask 1 where |s| is among the (1 − k) n greatest of the layer",
    backward: "dL/ds = sign(s) · w₀ · dL/dy, none for w₀",
    source:
      "Ramanujan et al., What's hidden in a randomly weighted neural network?, CVPR 2020, whose prune_rate is 1 − k",
    whenToUse: "to see what a random network already holds.",
    whenNot: "k is near 0 or 1, where there is nothing to choose.",
  });
}

/** @internal */
export function bipropRecipe(sparsity: number): Recipe {
  return recipeOf(keptShare(sparsity), {
    ...asTicket("biprop"),
    name: `biprop(${sparsity})`,
    summary:
      "A multi-prize ticket: the signs of frozen weights, of which scores train an exact share to be kept.",
    forward:
      "y = α · sign(w₀) · mask, α = mean |w₀| where kept; the mask 1 where |s| is among the (1 − k) n greatest of the layer",
    backward: "dL/ds = sign(s) · w₀ · dL/dy, none for w₀",
    source:
      "Diffenderfer and Kailkhura, Multi-Prize Lottery Ticket Hypothesis, ICLR 2021, algorithm 1, whose prune_rate is 1 − k",
    whenToUse: "a binary network shall be found without training a weight.",
    whenNot: "k is near 0 or 1, where there is nothing to choose.",
  });
}

/** The rule that keeps an exact share of the scores: those on its upper level. */
function keptShare(sparsity: number): Quantizer {
  return equalBits(Number(inName(1 - sparsity)));
}

function asTicket(ticket: string): Pick<RecipeDescription, "granularity" | "training" | "ticket" | "parts"> {
  return {
    granularity: perTensor(),
    training: { scale: "unit", gradient: "identity" },
    ticket,
    parts: {
      prior: "the kept share",
      levels: "those of the frozen weights",
      solver: "exact transport of |s|, by rank",
    },
  };
}

function under(
  sparsity: number,
  granularity: Granularity,
): Pick<RecipeDescription, "granularity" | "training" | "parts"> {
  const scale = sparsity > 0 && sparsity < 1 ? `fan-in(${inName(sparsity)})` : "fan-in";
  return {
    granularity,
    training: { scale, gradient: "identity" },
    parts: { prior: `zeros: ${sparsity}` },
  };
}
