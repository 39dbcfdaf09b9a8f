import type { GroupLayout } from "./group-layout.js";

/**
 * A rule that says which weights of a layer become 0, and how many: the others are kept.
 *
 * A rule is a frozen record without state: the same weights give the same mask, always. `laws` tests it.
 */
export interface PruningRule {
  /** What it is called, with its arguments: `"magnitude(0.8)"`. Two rules of one name are the same rule. */
  readonly name: string;

  /**
   * The promise: how many weights are kept, and of which groups that is exact.
   *
   * @param filters - where the layer's filters lie
   * @returns the groups that have a count of their own, and the counts
   * @throws ShapeError or DomainError if the rule cannot prune filters of that size
   */
  budget(filters: GroupLayout): PruningBudget;

  /**
   * Writes which weights are kept.
   *
   * @param weights - what they are judged by, finite: latent weights, or scores; length `groups * size`
   * @param filters - where the filters lie
   * @param kept - 1 for a kept weight, 0 for a pruned one; same length
   * @returns `kept`
   * @throws NonFiniteError if a weight is NaN or infinite, before anything is written
   * @throws ShapeError if a length does not fit the layout, before anything is written
   */
  mask(weights: Float32Array, filters: GroupLayout, kept: Uint8Array): Uint8Array;
}

/** How many weights a pruning rule keeps. */
export interface PruningBudget {
  /** The groups, each of which keeps an exact number of weights: filters, blocks of them, or the layer as one. */
  readonly layout: GroupLayout;
  /** Weights kept in each group, length `layout.groups`. */
  readonly kept: Int32Array;
}
