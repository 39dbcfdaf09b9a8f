import { type Granularity, groupsOf } from "@equal-bits/core";
import { abs, broadcastTo, reshape, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { balancedMeans } from "../backends/balanced-means.js";
import { inGroups } from "../groups/in-groups.js";
import type { Scale } from "./scale.js";

/**
 * mean|w| of each group: the factor with which ±1 levels come nearest to the weights.
 *
 * The same float32 on every backend. It follows the weights but passes no gradient to them. Rules such as XNOR-Net hold it in their levels instead; then take `unitScale()`.
 *
 * @returns a frozen scale
 * @see Rastegari et al., XNOR-Net, ECCV 2016, eq. (6)
 */
export function meanMagnitudeScale(): Scale {
  return meanMagnitude;
}

const meanMagnitude: Scale = Object.freeze({
  name: "mean-magnitude",
  factor: (w: Tensor, granularity: Granularity) =>
    w.size === 0 ? 1 : tidy(() => spread(meanMagnitudes(w, granularity), w)),
});

/** mean|w| of each group, [blocks, 1, interleave]. @internal */
export function meanMagnitudes(w: Tensor, granularity: Granularity): Tensor {
  return balancedMeans(abs(inGroups(w, granularity)), groupsOf(w.shape, granularity));
}

/** One factor for each group as a tensor that broadcasts to the weights. @internal */
export function spread(factors: Tensor, w: Tensor): Tensor {
  const [blocks, , interleave] = factors.shape;
  if (blocks === 1) return reshape(factors, [interleave]);
  return reshape(broadcastTo(factors, [blocks, w.size / (blocks * interleave), interleave]), w.shape);
}
