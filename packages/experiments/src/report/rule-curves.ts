import {
  binarize,
  namedGradient,
  namedRelaxation,
  namedTicket,
  type SurrogateGradient,
  ticketWeights,
  unitScale,
} from "@equal-bits/binarize";
import type { Recipe } from "@equal-bits/quantizers";
import { ones, type Tensor, tensor2d, tidy, valueAndGrad } from "@tensorflow/tfjs-core";

/** What a recipe makes of one filter, a curve for each moment of the training that is shown. */
export interface RuleCurves {
  /** The latent weights, ascending. */
  readonly weights: readonly number[];
  /** The curves, from the start of a training to its end; one where nothing changes on the way. */
  readonly moments: readonly RuleMoment[];
}

/** The curves of one moment. */
export interface RuleMoment {
  /** How much of the training is done, 0 … 1. */
  readonly progress: number;
  /** The output for each weight, before the scale. */
  readonly outputs: readonly number[];
  /** How much of the gradient of its own output comes back to each weight: the diagonal of the surrogate's Jacobian. */
  readonly slopes: readonly number[];
}

/** Weights in the filter that is drawn. */
const SIZE = 200;

const MOMENTS = [0, 0.5, 1];

/**
 * What a recipe makes of a filter of 200 normal weights of deviation 1, on tfjs's current backend; of a ticket, of such scores before frozen
 * weights of 1.
 *
 * @internal
 */
export function ruleCurves(recipe: Recipe): RuleCurves {
  const weights = normalQuantiles(SIZE);
  const moments = MOMENTS.map((progress) => momentOf(recipe, weights, progress));
  const same = moments.every(
    (moment) => JSON.stringify({ ...moment, progress: 0 }) === JSON.stringify(moments[0]),
  );
  return { weights, moments: same ? moments.slice(0, 1) : moments };
}

function momentOf(recipe: Recipe, weights: readonly number[], progress: number): RuleMoment {
  const { quantizer, granularity } = recipe;
  const { gradient, relaxation } = recipe.partsAt(progress);
  const parts = {
    granularity,
    scale: unitScale(),
    gradient: oneByOne(namedGradient(gradient)),
    ...(relaxation === undefined ? {} : { relaxation: namedRelaxation(relaxation) }),
  };
  return tidy(() => {
    const w = tensor2d([...weights], [weights.length, 1]);
    const used = (latent: Tensor): Tensor =>
      recipe.ticket === undefined
        ? binarize(latent, quantizer, parts)
        : ticketWeights(latent, ones(w.shape), {
            ticket: namedTicket(recipe.ticket),
            quantizer,
            granularity,
          });
    const { value, grad } = valueAndGrad(used)(w, ones(w.shape));
    return { progress, outputs: rounded(value), slopes: rounded(grad) };
  });
}

/** Each weight's answer to the gradient of its own output alone. */
function oneByOne(gradient: SurrogateGradient): SurrogateGradient {
  return {
    name: gradient.name,
    apply: (dy, w, context) => {
      const own = Array.from({ length: w.size }, (_, i) => {
        const alone = tensor2d(
          Array.from({ length: w.size }, (_, j) => +(i === j)),
          [w.size, 1],
        );
        return tidy(() => gradient.apply(alone, w, context).dataSync()[i]);
      });
      return tensor2d(own, [dy.size, 1]);
    },
  };
}

/** Four digits: enough for a picture, and the same on every machine. */
function rounded(values: Tensor): number[] {
  return Array.from(values.dataSync(), (value) => Number(value.toPrecision(4)) + 0);
}

/** The quantiles of the standard normal distribution at (i + ½) / n, by bisection of its distribution function. */
function normalQuantiles(count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    let [low, high] = [-8, 8];
    while (high - low > 1e-9) {
      const middle = (low + high) / 2;
      if (normalShare(middle) < (i + 0.5) / count) low = middle;
      else high = middle;
    }
    return Number(((low + high) / 2).toFixed(4)) + 0;
  });
}

/** The share of a normal distribution below a value: Simpson's rule over 200 steps from 0. */
function normalShare(value: number): number {
  const steps = 200;
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(value);
  for (let i = 1; i < steps; i++) sum += density((i * value) / steps) * (i % 2 === 1 ? 4 : 2);
  return 0.5 + (sum * value) / steps / 3;
}
