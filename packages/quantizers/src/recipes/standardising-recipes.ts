import { adaBin } from "../rules/ada-bin.js";
import { irNet } from "../rules/ir-net.js";
import { reCU } from "../rules/re-cu.js";
import type { Recipe } from "./recipe.js";
import { recipeOf } from "./recipe-of.js";
import { revived, sharpened } from "./sharpening.js";

/** @internal */
export function irNetRecipe(): Recipe {
  return recipeOf(irNet(), {
    summary: "The signs of standardised weights times a power of two, with a gradient that sharpens.",
    training: (progress) => ({ scale: "unit", gradient: sharpened("ir-net", progress) }),
    forward: "y = 2^s · sign(ŵ), ŵ = (w − mean w) / std w, s = round(log₂ mean |ŵ|)",
    backward:
      "dL/dŵ = 2^s · k t (1 − tanh²(t ŵ)) · dL/dy, through mean and std; t = 10^(−3 + 4 progress), k = max(1/t, 1)",
    source:
      "Qin et al., IR-Net, CVPR 2020, sections 3.2 and 3.3; t from 0.001 to 10 as in the published code for ResNet-20 with binary activations",
    whenToUse: "as a strong baseline whose gradient sharpens with time.",
    whenNot:
      "the ratio must be exact, or methods are compared at one latent learning rate: 1/std multiplies the gradient.",
  });
}

/** @internal */
export function adaBinRecipe(): Recipe {
  return recipeOf(adaBin(), {
    summary: "Two levels of each filter's own, its mean less and plus its deviation.",
    training: (progress) => ({ scale: "unit", gradient: sharpened("adabin", progress) }),
    forward: "y = β + α · sign(w − β), β = mean w, α = √ mean (w − β)²",
    backward:
      "dL/dŵ = α · k t (1 − tanh²(t ŵ)) · dL/dy, ŵ = (w − β) / α, and through α and β; t, k as in ir-net",
    source: "Tu et al., AdaBin, ECCV 2022; the published code's binarylib.py",
    whenToUse: "levels shall follow the latent weights, their mean included.",
    whenNot: "a kernel needs ±1 alone: β costs a second term.",
  });
}

/** @internal */
export function reCURecipe(): Recipe {
  return recipeOf(reCU(), {
    summary:
      "The signs of standardised weights, whose tails are pulled in so that dead weights revive; a learned scale.",
    training: (progress) => ({ scale: "learned", gradient: revived(progress) }),
    forward:
      "y = α · sign(v), v = w₁ clamped to ±Q, w₁ = 2√2 (w − mean w) / std w, Q = −mean |w₁| · ln(2 − 2τ), α learned",
    backward:
      "dL/dw₁ = 1[|w₁| ≤ Q] · dL/db, through mean and std; τ = 0.85 + 0.14 (e^progress − 1) / (e − 1)",
    source: "Xu et al., ReCU, ICCV 2021; the published code, github.com/z-hXu/ReCU",
    whenToUse: "many latent weights never flip.",
    whenNot: "the ratio must be exact, or no factor may be learned.",
  });
}
