import type { PruningScore } from "./pruning-score.js";

/**
 * The magnitude |w|: the smallest weights are pruned first. Of the scores of an edge-popup, that is the rule of its authors.
 *
 * @returns a frozen score
 */
export function magnitudeScore(): PruningScore {
  return byMagnitude;
}

const byMagnitude: PruningScore = Object.freeze({
  name: "magnitude",
  write: (weights, _filters, out) => {
    for (let i = 0; i < weights.length; i++) out[i] = Math.abs(weights[i]);
    return out;
  },
} satisfies PruningScore);
