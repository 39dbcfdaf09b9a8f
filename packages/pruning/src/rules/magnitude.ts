import type { PruningRule } from "@equal-bits/core";
import { pruningRule } from "../compose/pruning-rule.js";
import { type QuotaOptions, quotaOf, quotaWords } from "../compose/quota.js";
import { magnitudeScore } from "../scores/magnitude-score.js";

/**
 * Prunes the weights of least magnitude, an exact share of each filter, of the layer, or of blocks.
 *
 * Order: (|w|, index), the least pruned first, of equal ones the later. A threshold on |w| prunes all of a tie or none of it: on ±1 weights
 * everything, or nothing. This keeps the count.
 *
 * @param sparsity - share of zeros, 0 … 1; edge-popup's `prune_rate` is the share kept, 1 − sparsity
 * @param options - which weights share one count, and whether the layer's is exact too. Default each filter
 * @returns a frozen rule, `magnitude(0.8)`; `tensor-magnitude(0.8)` over the layer as one
 * @throws DomainError if `sparsity` is not a number from 0 to 1
 * @see Han et al., Learning both weights and connections, NeurIPS 2015; with `perTensor()` the `mask` of the code of Li et al., Equal Bits, AAAI 2022
 */
export function magnitude(sparsity: number, options: QuotaOptions = {}): PruningRule {
  const { prefix, suffix } = quotaWords(options);
  return pruningRule({
    name: `${prefix}magnitude(${sparsity}${suffix})`,
    score: magnitudeScore(),
    quota: quotaOf(sparsity, options),
  });
}
