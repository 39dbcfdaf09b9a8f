import { apportion, type GroupLayout, requireFinite, requireLayout } from "@equal-bits/core";
import { selectTop } from "@equal-bits/ot";
import { requireSparsity } from "../compose/require-sparsity.js";
import { magnitudeScore } from "../scores/magnitude-score.js";
import type { PruningScore } from "../scores/pruning-score.js";

/** The weights of one layer of a network. */
export interface NetworkLayer {
  /** Finite, length `groups * size`. */
  readonly weights: Float32Array;
  /** Where the filters lie. */
  readonly filters: GroupLayout;
}

/** What {@link pruneNetwork} takes. */
export interface NetworkPruningOptions {
  /** What the weights are judged by, over all layers alike. Default `magnitudeScore()`. */
  readonly score?: PruningScore;
}

/**
 * Prunes an exact share of a whole network: one budget, which the layers share as their weights have it.
 *
 * Order: (score, layer, index), the least pruned first, of equal ones the later. A layer may lose all of its weights; look at the masks.
 *
 * @param layers - weights and filters of each, input first
 * @param sparsity - share of zeros among all weights of the network, 0 … 1; half a weight is kept
 * @param options - what the weights are judged by
 * @returns for each layer 1 for a kept weight, 0 for a pruned one
 * @throws DomainError if `sparsity` is not a number from 0 to 1
 * @throws ShapeError or NonFiniteError naming the layer, if its weights do not fill its filters or are not finite
 */
export function pruneNetwork(
  layers: readonly NetworkLayer[],
  sparsity: number,
  { score = magnitudeScore() }: NetworkPruningOptions = {},
): Uint8Array[] {
  requireSparsity(sparsity);
  layers.forEach(({ weights, filters }, i) => {
    requireLayout(weights.length, filters, `the weights of layer ${i}`);
    requireFinite(weights, `the weights of layer ${i}`);
  });
  const total = layers.reduce((sum, { weights }) => sum + weights.length, 0);
  const scores = new Float32Array(total);
  const ends: number[] = [];
  let end = 0;
  for (const { weights, filters } of layers) {
    score.write(weights, filters, scores.subarray(end, end + weights.length));
    end += weights.length;
    ends.push(end);
  }
  const [, kept] = apportion(total, [sparsity, 1 - sparsity]);
  const marks = selectTop(scores, kept, new Uint8Array(total));
  return ends.map((last, i) => marks.slice(last - layers[i].weights.length, last));
}
