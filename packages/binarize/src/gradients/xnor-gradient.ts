import { groupsOf } from "@equal-bits/core";
import { abs, add, greaterEqual, mean, mul, reshape, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { balancedMeans } from "../backends/balanced-means.js";
import { signsOf } from "../backends/signs-of.js";
import { inGroups } from "../groups/in-groups.js";
import { passWithin } from "./clipped-gradient.js";
import type { GradientContext, SurrogateGradient } from "./surrogate-gradient.js";

/**
 * Through both factors of sign(w) · mean|w|: a clipped straight-through step for the sign, the exact derivative for the mean.
 *
 * dL/dw = [m · 1[|w| ≤ 1] · g + sign(w) · mean(sign(w) g)] · (1 − 1/C_in) · D, m = mean|w| and the means over each group; C_in
 * is the last axis but one and D the fan-in. The last two factors are the published code's, not the paper's: one layer's
 * gradient is some D times larger than others', and that of a layer with C_in = 1, a depthwise one, is 0.
 *
 * It is meant for levels that hold their magnitude, ±mean|w|, under the scale `unit`; g is the gradient of those.
 *
 * @returns a frozen surrogate gradient
 * @see Rastegari et al., XNOR-Net, ECCV 2016, section 3.1; the authors' PyTorch code, github.com/jiecaoyu/XNOR-Net-PyTorch
 */
export function xnorGradient(): SurrogateGradient {
  return xnor;
}

const xnor: SurrogateGradient = Object.freeze({
  name: "xnor",
  ofGroups: true,
  apply: (dy: Tensor, x: Tensor, { granularity }: GradientContext) =>
    tidy(() => {
      const [w, g] = [inGroups(x, granularity), inGroups(dy, granularity)];
      const signs = signsOf(greaterEqual(w, 0));
      const magnitudes = balancedMeans(abs(w), groupsOf(x.shape, granularity));
      const throughSign = mul(magnitudes, passWithin(g, w, 1));
      const throughMean = mul(signs, mean(mul(signs, g), 1, true));
      return reshape(mul(add(throughSign, throughMean), publishedFactor(x.shape)), x.shape);
    }),
});

function publishedFactor(shape: readonly number[]): number {
  const channels = Math.max(1, shape.at(-2) ?? 1);
  const fanIn = shape.slice(0, -1).reduce((product, axis) => product * axis, 1);
  return (1 - 1 / channels) * fanIn;
}
