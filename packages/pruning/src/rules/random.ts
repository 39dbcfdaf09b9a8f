import type { PruningRule } from "@equal-bits/core";
import { pruningRule } from "../compose/pruning-rule.js";
import { type QuotaOptions, quotaOf, quotaWords } from "../compose/quota.js";
import { randomScore } from "../scores/random-score.js";

/** What {@link random} takes. */
export interface RandomOptions extends QuotaOptions {
  /** Seed of the choice, a whole number 0 … 2³² − 1. Default 1. */
  readonly seed?: number;
}

/**
 * Prunes weights at random, an exact share; the same ones each time, whatever they are worth.
 *
 * @param sparsity - share of zeros, 0 … 1
 * @param options - the seed, which weights share one count, and whether the layer's is exact too
 * @returns a frozen rule, `random(0.8; seed 1)`
 * @throws DomainError if `sparsity` is not a number from 0 to 1, or the seed is out of range
 */
export function random(sparsity: number, { seed = 1, ...options }: RandomOptions = {}): PruningRule {
  const { prefix, suffix } = quotaWords(options);
  return pruningRule({
    name: `${prefix}random(${sparsity}; seed ${seed}${suffix})`,
    score: randomScore(seed),
    quota: quotaOf(sparsity, options),
  });
}
