import { perTensor } from "@equal-bits/core";
import { biReal } from "../rules/bi-real.js";
import { doReFa } from "../rules/do-re-fa.js";
import { xnorNet } from "../rules/xnor-net.js";
import type { Recipe } from "./recipe.js";
import { recipeOf } from "./recipe-of.js";

/** @internal */
export function xnorNetRecipe(): Recipe {
  return recipeOf(xnorNet(), {
    summary: "The sign times the filter's mean magnitude, and a gradient through both.",
    training: { scale: "unit", gradient: "xnor" },
    constraint: "centred-clip(1)",
    forward:
      "y = m · sign(w), m = mean |w|; after each step w loses its mean over input channels and is clipped to [−1, 1]",
    backward: "dL/dw = [m · 1[|w| ≤ 1] · g + sign(w) · mean(sign(w) g)] · (1 − 1/C_in) · fan-in, g = dL/dy",
    source:
      "Rastegari et al., XNOR-Net, ECCV 2016, section 3.1; constraint and factor of the code, github.com/jiecaoyu/XNOR-Net-PyTorch",
    whenToUse: "binary weights without batch normalisation behind them, which would take up the scale.",
    whenNot: "the ratio matters, or a layer has one input channel: the published factor is then 0.",
  });
}

/** @internal */
export function biRealRecipe(): Recipe {
  return recipeOf(biReal(), {
    summary: "The sign times the filter's mean magnitude, and a clipped gradient without the magnitude.",
    training: { scale: "unit", gradient: "clipped(1)" },
    forward: "y = m · sign(w), m = mean |w|",
    backward: "dL/dw = 1[|w| ≤ 1] · dL/dy",
    source: "Liu et al., Bi-Real Net, ECCV 2018, section 3.3",
    whenToUse: "to build Bi-Real Net; its activations take the approx-sign gradient.",
    whenNot: "latent weights start all positive, as in the published code: every bit is then +1 at first.",
  });
}

/** @internal */
export function reActNetRecipe(): Recipe {
  return recipeOf(biReal(), {
    name: "react-net",
    summary: "The weights of Bi-Real Net; ReActNet differs in its activations, RSign and RPReLU.",
    training: { scale: "unit", gradient: "clipped(1)" },
    forward: "y = m · sign(w), m = mean |w|",
    backward: "dL/dw = 1[|w| ≤ 1] · dL/dy",
    source: "Liu et al., ReActNet, ECCV 2020, section 4",
    whenToUse: "to build ReActNet, with shifted signs and RPReLU for its activations.",
    whenNot: "only the weights are binary: it is then bi-real.",
  });
}

/** @internal */
export function doReFaRecipe(bits: number): Recipe {
  const one = bits === 1;
  return recipeOf(doReFa(bits), {
    summary: one
      ? "The sign times the layer's mean magnitude."
      : `An even grid of ${2 ** bits} levels under tanh, over the layer.`,
    granularity: perTensor(),
    training: { scale: "unit", gradient: one ? "identity" : "dorefa" },
    forward: one
      ? "y = mean |w| · sign(w)"
      : "y = 2 round(n r) / n − 1, r = tanh(w) / (2 max |tanh w|) + ½, n = 2^bits − 1",
    backward: one ? "dL/dw = dL/dy" : "dL/dw = (1 − tanh² w) / max |tanh w| · dL/dy",
    source: "Zhou et al., DoReFa-Net, 2016, section 2.3",
    whenToUse: "1 to 8 bits a weight on one formula.",
    whenNot: "bits must be the same on every device with 2 bits and more: tanh is not.",
  });
}
