import type { CutRule, GroupLayout } from "@equal-bits/core";
import {
  add,
  atanh,
  equal,
  greater,
  greaterEqual,
  mul,
  type Tensor,
  tanh,
  where,
} from "@tensorflow/tfjs-core";
import { clampToFloat32 } from "./balanced-means.js";
import { marksOf } from "./marks-of.js";
import { statisticsOfGroups } from "./statistics-of-groups.js";

/**
 * The number of cuts below each weight, by tensor operations: core's `levelsByCuts`, nothing read back.
 *
 * Cuts on `"zero"`, `"one"`, the means and `"greatest-magnitude"` are the same float32 on every device. Those of another statistic,
 * and those of tanh, lie within some roundings of core's.
 *
 * @param rule - where the cuts lie
 * @param view - a `groupView` of the weights
 * @param layout - where the groups lie
 * @returns the level of each weight, as float32, in the shape of `view`
 *
 * @internal
 */
export function levelsByCuts(rule: CutRule, view: Tensor, layout: GroupLayout): Tensor {
  const inward = rule.kind === "affine" && rule.ties === "inward";
  const marks = cutsOfGroups(rule, view, layout).map((cut, j) =>
    marksOf((inward && rule.at[j] > 0 ? greater : greaterEqual)(view, cut)),
  );
  return marks.reduce((levels: Tensor, mark) => add(levels, mark));
}

/** Each cut, one number per group. */
function cutsOfGroups(rule: CutRule, view: Tensor, layout: GroupLayout): Tensor[] {
  if (rule.kind === "tanh") {
    const most = tanh(statisticsOfGroups("greatest-magnitude", view, layout));
    const unit = where(equal(most, 0), 1, most); // any, where all weights are 0
    return rule.at.map((place) => atanh(mul(unit, place)));
  }
  const base = statisticsOfGroups(rule.base, view, layout);
  const unit = statisticsOfGroups(rule.unit, view, layout);
  return rule.at.map((place) => clampToFloat32(add(base, mul(unit, Math.fround(place)))));
}
