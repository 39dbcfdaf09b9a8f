import type { PruningRule } from "@equal-bits/core";
import { pruningRule } from "../compose/pruning-rule.js";
import { type QuotaOptions, quotaOf, quotaWords } from "../compose/quota.js";
import { magnitudeScore } from "../scores/magnitude-score.js";
import { blockUnit } from "../units/block-unit.js";

/**
 * Prunes whole blocks of neighbouring weights of a filter, those of least mean magnitude; an exact share of the blocks.
 *
 * @param sparsity - share of blocks that become 0, 0 … 1
 * @param size - weights in a block, a whole number ≥ 1 that divides the fan-in
 * @param options - whether blocks are counted in each filter or in the layer, and whether the layer's is exact too. Default each filter
 * @returns a frozen rule, `blocks(0.5; 8)`; it refuses filters that `size` does not divide
 * @throws DomainError if `sparsity` is not a number from 0 to 1, `size` not a whole number ≥ 1, or the granularity is `perGroup`
 * @see Narang et al., Block-sparse recurrent neural networks, 2017
 */
export function blocks(sparsity: number, size: number, options: QuotaOptions = {}): PruningRule {
  return pruningRule({
    name: `${quotaWords(options).prefix}blocks(${sparsity}; ${size})`,
    score: magnitudeScore(),
    unit: blockUnit(size),
    quota: quotaOf(sparsity, options),
  });
}
