import { type GroupLayout, type PruningRule, requireLayout, requireSameLength } from "@equal-bits/core";
import { atomTransportGroups } from "@equal-bits/ot";
import { middleRankCounts, truncatedMiddleRankCounts } from "./middle-rank-counts.js";

/** A rule that also says which of the kept weights are −1 and which +1. */
export interface MiddleRankRule extends PruningRule {
  /**
   * Weights that become −1, 0 and +1 in each filter.
   *
   * @param filters - how many filters
   * @param size - weights in each
   * @returns row-major [filters, 3]
   */
  counts(filters: number, size: number): Int32Array;
  /**
   * Writes the levels themselves: transport onto three atoms.
   *
   * @param weights - finite, length `groups * size`
   * @param filters - where the filters lie
   * @param out - −1, 0 or +1 for each weight; same length
   * @returns `out`
   * @throws NonFiniteError if a weight is NaN or infinite, before anything is written
   * @throws ShapeError if a length does not fit the layout, before anything is written
   */
  levels(weights: Float32Array, filters: GroupLayout, out: Int8Array): Int8Array;
}

/**
 * The paper's pruning: of each filter the weights of middle rank become 0, as many below the zeros as above them.
 *
 * It is transport onto (−1, 0, +1) with shares ((1 − k)/2, k, (1 − k)/2). What is pruned is nearest the filter's median by rank, not nearest 0.
 * Order: (w, index), of equal weights the earlier counts as the greater. Counts: {@link middleRankCounts}. The quantizer of the same name in training
 * is `layer-ternary` of `@equal-bits/quantizers`.
 *
 * @param sparsity - k, the share of zeros, 0 … 1
 * @returns a frozen rule, `middle-rank(0.8)`
 * @throws DomainError if `sparsity` is not a number from 0 to 1
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, the pruned bi-half
 */
export function middleRank(sparsity: number): MiddleRankRule {
  middleRankCounts(0, 0, sparsity); // a bad sparsity fails here, where it was written
  return byCounts(`middle-rank(${sparsity})`, (filters, size) => middleRankCounts(filters, size, sparsity));
}

/**
 * The same with the counts of the authors' code, {@link truncatedMiddleRankCounts}: for comparison with it, and for nothing else.
 *
 * @param sparsity - k, the share of zeros, 0 … 1
 * @returns a frozen rule, `truncated-middle-rank(0.8)`
 * @throws DomainError if `sparsity` is not a number from 0 to 1
 */
export function truncatedMiddleRank(sparsity: number): MiddleRankRule {
  truncatedMiddleRankCounts(0, sparsity);
  return byCounts(`truncated-middle-rank(${sparsity})`, (filters, size) => {
    const row = truncatedMiddleRankCounts(size, sparsity);
    return Int32Array.from({ length: 3 * filters }, (_, at) => row[at % 3]);
  });
}

function byCounts(name: string, counts: MiddleRankRule["counts"]): MiddleRankRule {
  const transported = (weights: Float32Array, filters: GroupLayout, outLength: number): Float32Array => {
    requireLayout(weights.length, filters, "weights");
    requireSameLength(outLength, weights.length, "the destination");
    const histogram = counts(filters.groups, filters.size);
    return atomTransportGroups(weights, filters, [-1, 0, 1], histogram, new Float32Array(weights.length));
  };
  return Object.freeze({
    name,
    counts,
    budget: (filters) => ({ layout: filters, kept: keptOf(counts(filters.groups, filters.size)) }),
    mask: (weights, filters, kept) => {
      transported(weights, filters, kept.length).forEach((level, i) => {
        kept[i] = Number(level !== 0);
      });
      return kept;
    },
    levels: (weights, filters, out) => {
      out.set(transported(weights, filters, out.length));
      return out;
    },
  } satisfies MiddleRankRule);
}

function keptOf(counts: Int32Array): Int32Array {
  return Int32Array.from(
    { length: counts.length / 3 },
    (_, filter) => counts[3 * filter] + counts[3 * filter + 2],
  );
}
