import { DomainError, type GroupCountsOptions, type Quantizer } from "@equal-bits/core";
import type { Prior } from "../parts/prior.js";
import { ratio as ratioPrior } from "../parts/ratio.js";
import { rational } from "../parts/rational.js";
import { topCount } from "../parts/top-count.js";
import { byOptions, type TransportOptions } from "./transport-options.js";

/** How much of each group is +1: a share 0 … 1, a whole number of weights, or a fraction of whole numbers. */
export type Ratio =
  | number
  | {
      /** Weights of +1 in each group, a whole number ≥ 0. */
      readonly count: number;
    }
  | {
      /** A whole number from 0 to `denominator`. */
      readonly numerator: number;
      /** A whole number from 1 to 100,000. */
      readonly denominator: number;
    };

/**
 * Binary levels with exactly the requested share of +1 in every group, by optimal transport.
 *
 * Forward: b = +1 for the n₊ greatest weights, else −1, where (n₋, n₊) = `apportion(size, [1 − ratio, ratio])`; among equal
 * weights the earlier ones become +1. Gradient: straight-through, dL/dw = dL/db.
 * At ratio ½ this is the paper's bi-half, the binarization of greatest entropy: sign(w − median) wherever that is exact.
 *
 * When: a prior shall hold in every filter at every step. When not: groups of a few weights, whose counts say little; group by
 * tensor, or make the layer's total exact. An unequal ratio trains far better with `levels: "centred"`.
 *
 * @param ratio - how much of each group is +1. Default 0.5
 * @param options - what the levels are worth, whether the layer's total is exact too, and who solves
 * @returns a frozen quantizer with levels −1 and +1
 * @throws DomainError if `ratio` is not a number from 0 to 1, a count or a fraction, or if a count comes with `exactTotal`
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (1) to (5)
 */
export function equalBits(ratio: Ratio = 0.5, options: TransportOptions = {}): Quantizer {
  const prior = priorOf(ratio, options);
  return byOptions({ family: "equal-bits", argument: argumentOf(ratio), prior, values: [-1, 1] }, options);
}

/** @internal */
export function priorOf(ratio: Ratio, options: GroupCountsOptions = {}): Prior {
  if (typeof ratio !== "object" || ratio === null) return ratioPrior(ratio, options);
  if ("numerator" in ratio) return rational(ratio.numerator, ratio.denominator, options);
  if (options.exactTotal)
    throw new DomainError(
      "ratio must be a share where exactTotal is set, got a count; every group's count already fixes the total",
    );
  return topCount(ratio.count);
}

function argumentOf(ratio: Ratio): string {
  if (typeof ratio !== "object") return `${ratio}`;
  return "numerator" in ratio ? `${ratio.numerator}/${ratio.denominator}` : `count=${ratio.count}`;
}
