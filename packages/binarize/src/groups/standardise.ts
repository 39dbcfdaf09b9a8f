import {
  abs,
  add,
  div,
  divNoNan,
  greater,
  max,
  maximum,
  mean,
  mul,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  where,
} from "@tensorflow/tfjs-core";

/** A deviation below this part of the greatest weight is the dust of adding up float32 twice, not spread. */
const DUST = 1e-10;

/** A deviation below this would make gradients infinite. */
const LEAST_DEVIATION = 1e-30;

/** Groups moved to mean 0 and stretched to deviation 1. */
export interface Standardised {
  /** (w − mean) / deviation, [blocks, size, interleave]. */
  readonly standard: Tensor;
  /** The mean of each group, [blocks, 1, interleave]. */
  readonly centre: Tensor;
  /** The deviation of each group, same shape, at least 1e-30, as gradients are divided by it; 1 where all weights are alike. */
  readonly deviation: Tensor;
  /** What stands under the root: size, or size − 1. */
  readonly divisor: number;
}

/**
 * Groups moved to mean 0 and stretched to deviation 1.
 *
 * Weights are looked at as parts of the greatest magnitude, so that squares neither overflow nor vanish. The mean is taken twice:
 * the second one, of what the first one left, takes away what adding up float32 had rounded.
 *
 * @internal
 */
export function standardise(w: Tensor, kind: "population" | "unbiased"): Standardised {
  const size = w.shape[1] ?? 0;
  const divisor = Math.max(1, kind === "population" ? size : size - 1);
  const greatest = max(abs(w), 1, true);
  const parts = divNoNan(w, greatest);
  const first = mean(parts, 1, true);
  const near = sub(parts, first);
  const second = mean(near, 1, true);
  const [centred, centre] = [sub(near, second), add(first, second)];
  const spread = sqrt(div(sum(square(centred), 1, true), divisor));
  const wide = greater(spread, DUST);
  const deviation = where(wide, maximum(mul(spread, greatest), LEAST_DEVIATION), 1);
  const standard = where(wide, divNoNan(centred, spread), 0);
  return { standard, centre: mul(centre, greatest), deviation, divisor };
}

/**
 * The gradient of (w − mean) / deviation carried back to w, times the deviation: h − mean h − ŵ Σ(h ŵ) / divisor.
 *
 * @internal
 */
export function throughStandardising(h: Tensor, { standard, divisor }: Standardised): Tensor {
  const along = div(sum(mul(h, standard), 1, true), divisor);
  return sub(sub(h, mean(h, 1, true)), mul(standard, along));
}
