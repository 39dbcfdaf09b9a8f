import {
  abs,
  div,
  greater,
  max,
  mul,
  reshape,
  square,
  sub,
  type Tensor,
  tanh,
  tidy,
  where,
} from "@tensorflow/tfjs-core";
import { inGroups } from "../groups/in-groups.js";
import type { GradientContext, SurrogateGradient } from "./surrogate-gradient.js";

/**
 * Straight-through the rounding and on through the tanh in front of it.
 *
 * dL/dw = dL/db · (1 − tanh²w) / max|tanh w|, the maximum over each group and taken as a constant; 1 where all weights are as good as 0.
 * The source has one group, the whole tensor: `perTensor()`.
 *
 * @returns a frozen surrogate gradient
 * @see Zhou et al., DoReFa-Net, 2016, eq. (9)
 */
export function doReFaGradient(): SurrogateGradient {
  return doReFa;
}

/** A maximum below this would make gradients infinite. */
const LEAST = 1e-30;

const doReFa: SurrogateGradient = Object.freeze({
  name: "dorefa",
  ofGroups: true,
  apply: (dy: Tensor, x: Tensor, { granularity }: GradientContext) =>
    tidy(() => {
      const bent = tanh(inGroups(x, granularity));
      const most = max(abs(bent), 1, true);
      const slope = div(sub(1, square(bent)), where(greater(most, LEAST), most, 1));
      return mul(dy, reshape(slope, x.shape));
    }),
});
