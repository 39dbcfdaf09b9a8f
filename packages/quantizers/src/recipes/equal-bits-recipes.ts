import { perTensor } from "@equal-bits/core";
import { annealedEpsilon, HARD_FROM } from "../annealed-epsilon.js";
import { equalBits, type Ratio } from "../rules/equal-bits.js";
import type { TransportOptions } from "../rules/transport-options.js";
import {
  among,
  countsOf,
  keepsCounts,
  PAPER,
  PULLED,
  scaled,
  solverWords,
  trainingOf,
  whenPulled,
  worth,
} from "./option-words.js";
import type { Recipe, TrainingParts } from "./recipe.js";
import { recipeOf } from "./recipe-of.js";
import { inName } from "./sharpening.js";

/** @internal */
export function equalBitsRecipe(ratio: Ratio, options: TransportOptions): Recipe {
  return recipeOf(equalBits(ratio, options), {
    summary: keepsCounts(options)
      ? `Exactly the requested share of +1 in every filter, by optimal transport${among(options)}.`
      : `A share of +1 ${PULLED}${among(options)}.`,
    training: trainingOf(options),
    parts: { prior: `of +1: ${told(ratio)}`, ...solverWords(options) },
    forward: `${scaled(options)}, b = +1 for the n₊ greatest w, else −1; ${countsOf(options, "[1 − p, p]", "(n₋, n₊)")}${worth(options)}`,
    source: `${PAPER}, eq. (1) to (6)`,
    ...whenEqualBits(options),
  });
}

/** @internal */
export function tensorEqualBitsRecipe(ratio: Ratio): Recipe {
  return recipeOf(equalBits(ratio), {
    name: `tensor-${equalBits(ratio).name}`,
    summary: "Exactly the requested share of +1 in a layer as a whole; its filters are free.",
    granularity: perTensor(),
    parts: { prior: `of +1: ${told(ratio)}` },
    forward:
      "y = √(2 / fan-in) · b, b = +1 for the n₊ greatest w of the tensor, else −1; (n₋, n₊) = apportion(n, [1 − p, p])",
    source: `${PAPER}, eq. (1) to (6), with a layer in the place of a filter`,
    whenToUse: "filters have few weights, as in depthwise convolutions.",
    whenNot: "every filter shall be balanced; one may then be all +1.",
  });
}

/** @internal */
export function annealedEqualBitsRecipe(ratio: Ratio): Recipe {
  return recipeOf(equalBits(ratio), {
    name: `annealed-${equalBits(ratio).name}`,
    summary: "Equal bits that are soft at first and harden; the bits have exact counts at every step.",
    training: annealed,
    parts: {
      prior: `of +1: ${told(ratio)}`,
      solver: "entropic transport, ε from 1 to 0.001, then exact",
    },
    forward:
      "y = √(2 / fan-in) · (2 s − 1), s = sigmoid((4 w + λ) / ε), λ such that s sums to n₊; ε = 10^(−3 progress / 0.9), in the last tenth b of equal-bits",
    backward: "dL/dw = J · dL/db, J = diag(d) − d dᵀ / Σd, d = (8/ε) s (1 − s)",
    source: `Cuturi, Teboul and Vert, Differentiable ranks and sorting, NeurIPS 2019; ${PAPER}, eq. (3)`,
    whenToUse: "the network shall feel a smooth loss at first.",
    whenNot: "training is short: a latent weight far from the cut gets no gradient at the end.",
  });
}

function annealed(progress: number): TrainingParts {
  const epsilon = inName(annealedEpsilon(progress));
  const gradient = `ot-jacobian(${epsilon})`;
  return progress < HARD_FROM
    ? { scale: "fan-in", gradient, relaxation: `entropic(${epsilon})` }
    : { scale: "fan-in", gradient };
}

function told(ratio: Ratio): string {
  if (typeof ratio === "number") return `${ratio}`;
  return "count" in ratio ? `${ratio.count} weights` : `${ratio.numerator}/${ratio.denominator}`;
}

function whenEqualBits(options: TransportOptions): Pick<Recipe, "whenToUse" | "whenNot"> {
  const { levels, exactTotal } = options;
  if (!keepsCounts(options)) return whenPulled;
  if (levels === "centred")
    return {
      whenToUse: "the ratio is not ½: centred levels take away most of its damage.",
      whenNot: "the ratio is ½, where they change nothing, or a kernel needs ±1.",
    };
  if (levels === "fitted")
    return {
      whenToUse:
        "trained real-valued weights are quantized as they are, with the least squared error for these counts.",
      whenNot: "a kernel needs one scale for a filter: the two levels need not be opposite.",
    };
  if (exactTotal)
    return {
      whenToUse: "filters have an odd number of weights, and the layer's ratio must be exact as well.",
      whenNot: "every filter must have the same counts.",
    };
  return {
    whenToUse: "a prior shall hold in every filter at every step; ½ is the code of greatest entropy.",
    whenNot:
      "filters have a few weights only, whose counts say little; group by tensor, or make the total exact.",
  };
}
