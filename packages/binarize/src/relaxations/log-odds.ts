import {
  abs,
  add,
  clipByValue,
  divNoNan,
  expm1,
  greater,
  log1p,
  max,
  min,
  mul,
  neg,
  sigmoid,
  sign,
  sub,
  sum,
  type Tensor,
  tensor,
  tidy,
  where,
} from "@tensorflow/tfjs-core";
import type { TwoLevelPrior } from "./two-level-prior.js";

/** Halvings of the bracket: weights of magnitude w and an ε down to w/2,500 leave less than 0.1 for Newton's method. */
const HALVINGS = 20;

/** Each at least doubles the digits once the start is within about 1. */
const NEWTON_STEPS = 4;

/** Beyond it chances are 0 or 1 in float32 many times over, and differences still cannot overflow. */
const FURTHEST = 1e30;

/**
 * The log-odds of the upper level of −1 and +1 for each weight, in the entropic plan of squared cost: (4 w + λ) / ε.
 *
 * λ is such that the chances of a group sum to its count: the root of a rising function of one unknown for each group. It is
 * bracketed by the weights, the bracket halved on a logarithmic axis, so that outliers cost no digits, and Newton's method
 * ends it. The number of steps is fixed and nothing is read back. Sums are of the distances to the nearer of 0 and 1, which keep
 * their digits where chances do not.
 *
 * @param view - the latent weights, [blocks, size, interleave]
 * @param prior - the counts
 * @param epsilon - strength of the regularisation
 * @returns log-odds of the same shape; ±10³² where a count leaves no choice
 *
 * @see Cuturi and Peyré, Semidual regularized optimal transport, SIAM Review 2018
 *
 * @internal
 */
export function logOdds(view: Tensor, prior: TwoLevelPrior, epsilon: number): Tensor {
  return tidy(() => {
    const scaled = clipByValue(mul(view, 4 / epsilon), -FURTHEST, FURTHEST);
    const counts = perGroup(prior, prior.upper);
    const cut = cutBetween(scaled, counts, prior);
    // from the weights again: their difference to the cut keeps the digits that `scaled` has rounded away
    let odds = mul(
      clipByValue(sub(view, mul(cut, epsilon / 4)), (-FURTHEST * epsilon) / 4, (FURTHEST * epsilon) / 4),
      4 / epsilon,
    );
    for (let step = 0; step < NEWTON_STEPS; step++) odds = newtonStep(odds, counts, prior);
    return add(odds, perGroup(prior, prior.upper.map(foregone(prior.size))));
  });
}

/** The chance of the less likely level. @internal */
export function lesserChance(odds: Tensor): Tensor {
  return sigmoid(neg(abs(odds)));
}

/** One number for each group, beside the view. @internal */
export function perGroup({ shape }: TwoLevelPrior, values: Float32Array): Tensor {
  return tensor(values, shape, "float32");
}

function cutBetween(scaled: Tensor, counts: Tensor, prior: TwoLevelPrior): Tensor {
  const { size } = prior;
  const prior0 = perGroup(
    prior,
    prior.upper.map((count) => (count > 0 && count < size ? Math.log(count / (size - count)) : 0)),
  );
  let low = toLogarithmic(sub(min(scaled, 1, true), prior0));
  let high = toLogarithmic(sub(max(scaled, 1, true), prior0));
  for (let halving = 0; halving < HALVINGS; halving++)
    [low, high] = tidy(() => {
      const middle = mul(add(low, high), 0.5);
      const tooMany = greater(excess(sub(scaled, fromLogarithmic(middle)), counts, size), 0);
      return [where(tooMany, middle, low), where(tooMany, high, middle)];
    });
  return fromLogarithmic(mul(add(low, high), 0.5));
}

/** How many more weights than wanted are on the upper level. */
function excess(odds: Tensor, counts: Tensor, size: number): Tensor {
  return tidy(() => {
    const side = sign(odds);
    const whole = sub(mul(add(sum(side, 1, true), size), 0.5), counts);
    return sub(whole, sum(mul(side, lesserChance(odds)), 1, true));
  });
}

function newtonStep(odds: Tensor, counts: Tensor, { size }: TwoLevelPrior): Tensor {
  return tidy(() => {
    const lesser = lesserChance(odds);
    const slope = sum(mul(lesser, sub(1, lesser)), 1, true);
    return sub(odds, clipByValue(divNoNan(excess(odds, counts, size), slope), -1, 1));
  });
}

/** What a count of none or all adds to the log-odds. */
function foregone(size: number): (count: number) => number {
  return (count) => (count <= 0 ? -1e32 : count >= size ? 1e32 : 0);
}

function toLogarithmic(x: Tensor): Tensor {
  return mul(sign(x), log1p(abs(x)));
}

function fromLogarithmic(x: Tensor): Tensor {
  return mul(sign(x), expm1(abs(x)));
}
