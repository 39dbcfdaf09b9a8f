import type { GroupLayout, Statistic } from "@equal-bits/core";
import {
  abs,
  divNoNan,
  greater,
  less,
  max,
  mul,
  notEqual,
  ones,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  where,
  zeros,
  zerosLike,
} from "@tensorflow/tfjs-core";
import { balancedMeans, clampToFloat32 } from "./balanced-means.js";
import { onePerGroup } from "./group-view.js";
import { marksOf } from "./marks-of.js";

/** The levels of a view, and how many there are. */
export interface ViewedLevels {
  /** The level of each weight, as float32. */
  readonly assigned: Tensor;
  /** K. */
  readonly levels: number;
}

/**
 * √½ … 2^−12.5, where the rounding of a base-2 logarithm steps; mean over deviation is at least 2/√n, n < 2²⁴. A little below, as in
 * core: of two weights every logarithm is a half.
 */
const BINADE_STEPS: readonly number[] = Array.from(
  { length: 13 },
  (_, step) => 2 ** -(step + 0.5) * (1 - 1e-5),
);

/**
 * A statistic of every group by tensor operations, nothing read back.
 *
 * Means of w and |w| and the greatest |w| are those of core's `groupStatistic` to the bit; the others to about 1e-6, and
 * `"binade"` may be the neighbouring power of two where the logarithm lies so close to a half.
 *
 * @param statistic - which one
 * @param view - a `groupView` of the weights
 * @param layout - where the groups lie
 * @param levels - the levels of the weights, for `"outer-magnitude"`
 * @returns one number per group
 *
 * @internal
 */
export function statisticsOfGroups(
  statistic: Statistic,
  view: Tensor,
  layout: GroupLayout,
  levels?: ViewedLevels,
): Tensor {
  switch (statistic) {
    case "zero":
      return zeros(onePerGroup(layout));
    case "one":
      return ones(onePerGroup(layout));
    case "mean":
      return balancedMeans(view, layout);
    case "mean-magnitude":
      return balancedMeans(abs(view), layout);
    case "greatest-magnitude":
      return max(abs(view), 1, true);
    case "deviation":
      return deviations(view, layout);
    case "outer-magnitude":
      return levels === undefined ? balancedMeans(abs(view), layout) : outerMagnitudes(view, layout, levels);
    case "binade":
      return binades(view, layout);
  }
}

/**
 * The mean of the weights of every group that a mask marks; 0 where it marks none.
 *
 * @param view - a `groupView` of the weights
 * @param layout - where the groups lie
 * @param mask - true or false for each weight
 * @returns the means and how many weights there were, one per group
 *
 * @internal
 */
export function markedMeans(
  view: Tensor,
  layout: GroupLayout,
  mask: Tensor,
): { readonly means: Tensor; readonly counts: Tensor } {
  const counts = sum(marksOf(mask), 1, true);
  const overAll = balancedMeans(where(mask, view, zerosLike(view)), layout);
  return { means: clampToFloat32(mul(overAll, divNoNan(layout.size, counts))), counts };
}

function outerMagnitudes(view: Tensor, layout: GroupLayout, { assigned, levels }: ViewedLevels): Tensor {
  return markedMeans(abs(view), layout, notEqual(assigned, (levels - 1) / 2)).means;
}

/** Distances from the mean, as shares of the greatest one, so that squares neither overflow nor vanish. */
function spread(view: Tensor, layout: GroupLayout): { readonly shares: Tensor; readonly greatest: Tensor } {
  const quarter = mul(view, 0.25); // the difference of two huge weights would overflow
  const distances = sub(quarter, mul(balancedMeans(view, layout), 0.25));
  const greatest = max(abs(distances), 1, true);
  return { shares: divNoNan(distances, greatest), greatest };
}

function deviations(view: Tensor, layout: GroupLayout): Tensor {
  const { shares, greatest } = spread(view, layout);
  return clampToFloat32(mul(mul(sqrt(balancedMeans(square(shares), layout)), greatest), 4));
}

function binades(view: Tensor, layout: GroupLayout): Tensor {
  const one = ones(onePerGroup(layout));
  if (layout.size < 2) return one;
  const { shares } = spread(view, layout);
  const squares = mul(balancedMeans(square(shares), layout), layout.size / (layout.size - 1));
  const magnitude = divNoNan(balancedMeans(abs(shares), layout), sqrt(squares));
  let binade: Tensor = one;
  for (const step of BINADE_STEPS) binade = mul(binade, where(less(magnitude, step), 0.5, one));
  return where(greater(magnitude, 0), binade, one);
}
