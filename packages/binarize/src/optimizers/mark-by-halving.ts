import {
  add,
  clipByValue,
  cumsum,
  greaterEqual,
  less,
  logicalAnd,
  max,
  maximum,
  minimum,
  mul,
  sqrt,
  sub,
  sum,
  type Tensor,
  tidy,
  where,
  zerosLike,
} from "@tensorflow/tfjs-core";
import { marksOf } from "../backends/marks-of.js";
import { countOf } from "./count-of.js";

/** Halvings between powers of two: float32 has 254 of them. */
const BINADE_HALVINGS = 8;

/** Halvings between neighbouring powers of two: float32 has 24 binary digits; two more for what the first left. */
const DIGIT_HALVINGS = 26;

/** The least and the greatest number between which values are told apart, within float32's normal ones. */
const [SMALLEST, GREATEST]: readonly [number, number] = [1e-37, 1e38];

/**
 * 1 at the greatest values of each group, without a ranking: the last value to take is searched for by halving.
 *
 * The number of steps is fixed. What lies at or above the upper end of what is left is taken; of what lies between the ends, the first ones
 * until the count is met. So the count is exact whatever rounding a device has.
 *
 * @param values - [blocks, size, interleave]; those that may be taken are > 0, the others < 0
 * @param counts - how many to take, [blocks, 1, interleave]; at most those > 0
 * @returns 1 or 0, shape of `values`
 *
 * @internal
 */
export function markByHalving(values: Tensor, counts: Tensor): Tensor {
  return tidy(() => {
    const capped = minimum(values, GREATEST / 4); // so that the upper end lies above all of them
    let high: Tensor = clipByValue(mul(max(capped, 1, true), 2), SMALLEST, GREATEST);
    let low: Tensor = zerosLike(high);
    for (let halving = 0; halving < BINADE_HALVINGS + DIGIT_HALVINGS; halving++)
      [low, high] = tidy(() => {
        const middle = halving < BINADE_HALVINGS ? geometricMean(low, high) : mul(add(low, high), 0.5);
        const enough = greaterEqual(countOf(greaterEqual(capped, middle)), counts);
        return [where(enough, middle, low), where(enough, high, middle)];
      });
    const above = marksOf(greaterEqual(capped, high));
    const between = marksOf(logicalAnd(greaterEqual(capped, low), less(capped, high)));
    const left = sub(counts, sum(above, 1, true));
    const inTurn = marksOf(less(cumsum(between, 1, true), left));
    return add(above, mul(between, inTurn));
  });
}

function geometricMean(low: Tensor, high: Tensor): Tensor {
  return mul(sqrt(maximum(low, SMALLEST)), sqrt(high));
}
