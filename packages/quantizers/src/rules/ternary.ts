import { DomainError, type Quantizer, shown } from "@equal-bits/core";
import { exactCounts } from "../parts/exact-counts.js";
import type { Prior } from "../parts/prior.js";
import { shares } from "../parts/shares.js";
import { byOptions, type TransportOptions } from "./transport-options.js";

/** Whole counts of the three levels, for groups of exactly their sum. */
export interface TernaryCounts {
  /** (n₋, n₀, n₊): weights of −1, 0 and +1 in each group, whole numbers ≥ 0. */
  readonly counts: readonly [number, number, number];
}

/**
 * Levels −1, 0 and +1 with exactly the requested share of zeros in every group, and as many −1 as +1.
 *
 * Forward: the least weights become −1, the greatest +1 and those of middle rank 0, with the counts
 * `apportion(size, [(1 − sparsity) / 2, sparsity, (1 − sparsity) / 2])`. Gradient: straight-through, dL/dw = dL/db.
 *
 * When: binary weights with a share pruned, the paper's own pruned form; scale by √(2 / (fan-in · (1 − sparsity))), which makes up
 * for the zeros, and centred levels, of variance 1 already, by √(2 / fan-in). When not: the zeros should be the smallest |w|;
 * here they are the middle ranks, which is the same only for symmetric filters.
 *
 * @param sparsity - share of zeros in each group, 0 … 1, or the counts (n₋, n₀, n₊). Default 0.5
 * @param options - what the levels are worth, whether the layer's total is exact too, and who solves
 * @returns a frozen quantizer with levels −1, 0 and +1
 * @throws DomainError if `sparsity` is not a number from 0 to 1, or a count is not a whole number ≥ 0
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, the pruned bi-half: transport to ((1 − k)/2, k, (1 − k)/2)
 */
export function ternary(sparsity: number | TernaryCounts = 0.5, options: TransportOptions = {}): Quantizer {
  const prior = priorOf(sparsity, options);
  const argument = typeof sparsity === "object" ? sparsity.counts.join("+") : sparsity;
  return byOptions({ family: "ternary", argument, prior, values: [-1, 0, 1] }, options);
}

function priorOf(sparsity: number | TernaryCounts, options: TransportOptions): Prior {
  if (typeof sparsity === "object" && sparsity !== null) return countsPrior(sparsity, options);
  if (!(typeof sparsity === "number" && sparsity >= 0 && sparsity <= 1))
    throw new DomainError(`sparsity must be a number from 0 to 1, got ${shown(sparsity)}`);
  const signed = (1 - sparsity) / 2;
  return shares([signed, sparsity, signed], options);
}

function countsPrior({ counts }: TernaryCounts, { exactTotal = false }: TransportOptions): Prior {
  if (!Array.isArray(counts))
    throw new DomainError(`counts must be an array, n₋, n₀ and n₊, got ${shown(counts)}`);
  if (counts.length !== 3) throw new DomainError(`counts must be three, n₋, n₀ and n₊, got ${counts.length}`);
  if (exactTotal)
    throw new DomainError(
      "sparsity must be a share where exactTotal is set, got counts; every group's counts already fix the total",
    );
  return exactCounts(counts);
}
