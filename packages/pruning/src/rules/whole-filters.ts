import { type PruningRule, perTensor } from "@equal-bits/core";
import { pruningRule } from "../compose/pruning-rule.js";
import { quotaOf } from "../compose/quota.js";
import { magnitudeScore } from "../scores/magnitude-score.js";
import { filterUnit } from "../units/filter-unit.js";

/**
 * Prunes whole filters, those of least mean magnitude; an exact share of the layer's filters.
 *
 * @param sparsity - share of filters that become 0, 0 … 1
 * @returns a frozen rule, `whole-filters(0.5)`
 * @throws DomainError if `sparsity` is not a number from 0 to 1
 * @see Li et al., Pruning filters for efficient ConvNets, ICLR 2017
 */
export function wholeFilters(sparsity: number): PruningRule {
  return pruningRule({
    name: `whole-filters(${sparsity})`,
    score: magnitudeScore(),
    unit: filterUnit(),
    quota: quotaOf(sparsity, { granularity: perTensor() }),
  });
}
