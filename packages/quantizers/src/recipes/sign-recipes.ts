import { meanSign } from "../rules/mean-sign.js";
import { sign } from "../rules/sign.js";
import type { Recipe } from "./recipe.js";
import { recipeOf } from "./recipe-of.js";

/** @internal */
export function signRecipe(): Recipe {
  return recipeOf(sign(), {
    summary: "Each weight's own sign; the baseline whose ratio the data decide.",
    forward: "y = √(2 / fan-in) · b, b = +1 if w ≥ 0, else −1",
    source:
      "Courbariaux et al., BinaryNet, 2016, eq. (1); scale of Li et al., Equal Bits, AAAI 2022, eq. (6)",
    whenToUse: "as the baseline of every comparison.",
    whenNot: "the ratio matters; it drifts with the weights.",
  });
}

/** @internal */
export function meanSignRecipe(): Recipe {
  return recipeOf(meanSign(), {
    summary: "The side of the filter's mean on which each weight lies.",
    forward: "y = √(2 / fan-in) · b, b = sign(w − mean w)",
    source: "Qin et al., IR-Net, CVPR 2020, section 3.2, without its scale and gradient",
    whenToUse: "to tell what centring alone is worth.",
    whenNot: "the ratio must be exact; it is near ½ for symmetric weights only.",
  });
}

/** @internal */
export function binaryConnectRecipe(): Recipe {
  return recipeOf(sign(), {
    name: "binary-connect",
    summary: "Each weight's own sign, a clipped gradient, and latent weights kept within ±1.",
    training: { scale: "unit", gradient: "clipped(1)" },
    constraint: "clip(1)",
    forward: "y = b, b = +1 if w ≥ 0, else −1; after each step w is clipped to [−1, 1]",
    backward: "dL/dw = 1[|w| ≤ 1] · dL/db",
    source: "Courbariaux et al., BinaryConnect, NeurIPS 2015, eq. (1) and section 2.4; larq's SteSign",
    whenToUse:
      "to compare with larq's and BinaryConnect's published set-ups; batch normalisation must follow.",
    whenNot:
      "no batch normalisation follows, or latent weights start far beyond ±1, where no gradient comes back.",
  });
}
