import { perTensor } from "@equal-bits/core";
import { bitNet } from "../rules/bit-net.js";
import { bitNetTernary } from "../rules/bit-net-ternary.js";
import { steTern } from "../rules/ste-tern.js";
import { twn } from "../rules/twn.js";
import type { Recipe } from "./recipe.js";
import { recipeOf } from "./recipe-of.js";

/** @internal */
export function bitNetRecipe(): Recipe {
  return recipeOf(bitNet(), {
    summary: "BitNet's binary weights: the side of the mean, times the mean magnitude.",
    granularity: perTensor(),
    training: { scale: "unit", gradient: "identity" },
    forward: "y = m · sign(w − mean w), m = mean |w|",
    backward: "dL/dw = dL/dy",
    source: "Wang et al., BitNet, 2023, section 2.1",
    whenToUse: "the binary weights of a transformer.",
    whenNot: "the ratio must be exact: equal-bits at ½ is the median version.",
  });
}

/** @internal */
export function bitNetTernaryRecipe(): Recipe {
  return recipeOf(bitNetTernary(), {
    summary: "BitNet b1.58's ternary weights: rounded in units of the mean magnitude.",
    granularity: perTensor(),
    training: { scale: "unit", gradient: "identity" },
    forward: "y = m · RoundClip(w / m, −1, 1), m = mean |w|",
    backward: "dL/dw = dL/dy",
    source: "Ma et al., The era of 1-bit LLMs, 2024, section 2",
    whenToUse: "the ternary weights of a transformer.",
    whenNot: "the share of zeros must be known: ternary asks for it.",
  });
}

/** @internal */
export function twnRecipe(): Recipe {
  return recipeOf(twn(), {
    summary: "Zero within 0.7 of the mean magnitude, beyond it the mean magnitude of what lies there.",
    granularity: perTensor(),
    training: { scale: "unit", gradient: "identity" },
    forward: "y = α if w > Δ, −α if w < −Δ, else 0; Δ = 0.7 mean |w|, α = mean |w| where |w| > Δ",
    backward: "dL/dw = dL/dy",
    source:
      "Li, Zhang and Liu, Ternary Weight Networks, 2016, section 2; over the whole tensor, as in larq's SteTern",
    whenToUse: "as the classic ternary baseline.",
    whenNot: "the share of zeros must be known: ternary asks for it.",
  });
}

/** @internal */
export function steTernRecipe(threshold: number): Recipe {
  return recipeOf(steTern(threshold), {
    summary: "Zero within a fixed threshold, ±1 beyond it.",
    training: { scale: "unit", gradient: "clipped(1)" },
    forward: "y = sign(sign(w + Δ) + sign(w − Δ)), sign(0) = 0 inside",
    backward: "dL/dw = 1[|w| ≤ 1] · dL/dy",
    source: "larq, quantizers.SteTern; Li, Zhang and Liu, Ternary Weight Networks, 2016",
    whenToUse: "to compare with larq's ternary default.",
    whenNot: "latent weights are much smaller or greater than Δ: all of them are then 0, or none.",
  });
}
