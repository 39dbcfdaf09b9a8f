import { type PruningRule, perGroup, requireCount } from "@equal-bits/core";
import { pruningRule } from "../compose/pruning-rule.js";
import { magnitudeScore } from "../scores/magnitude-score.js";
import type { PruningScore } from "../scores/pruning-score.js";

/** What {@link nOfM} takes. */
export interface NOfMOptions {
  /** What the weights are judged by. Default `magnitudeScore()`. */
  readonly score?: PruningScore;
}

/**
 * N:M sparsity: of every M neighbouring weights of a filter, N are **kept** and M − N are zeros.
 *
 * `nOfM(2, 4)` is the 2:4 pattern of sparse tensor cores, `nOfM(1, 4)` keeps one of four. Neighbours are neighbours in fan-in order, which in
 * a tfjs convolution are channels of one pixel.
 *
 * @param kept - N, weights kept in each block, a whole number 0 … M
 * @param of - M, weights in a block, a whole number ≥ 1 that divides the fan-in
 * @param options - what the weights are judged by
 * @returns a frozen rule, `2:4`; it refuses filters that M does not divide
 * @throws DomainError if N or M is out of range
 * @see Mishra et al., Accelerating Sparse Deep Neural Networks, 2021, where N:M counts the kept ones too
 */
export function nOfM(kept: number, of: number, { score = magnitudeScore() }: NOfMOptions = {}): PruningRule {
  const granularity = perGroup(of);
  requireCount(kept, of, "kept");
  return pruningRule({
    name: score.name === "magnitude" ? `${kept}:${of}` : `${kept}:${of}; ${score.name}`,
    score,
    quota: { granularity, kept: (groups) => new Int32Array(groups).fill(kept) },
  });
}
