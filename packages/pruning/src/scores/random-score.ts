import { seededRandom } from "@equal-bits/core";
import type { PruningScore } from "./pruning-score.js";

/**
 * A random number for each place, whatever the weights: the baseline that any other score must beat.
 *
 * @param seed - a whole number 0 … 2³² − 1; the same seed gives the same scores to every array of one length
 * @returns a frozen score
 * @throws DomainError if the seed is out of range
 */
export function randomScore(seed: number): PruningScore {
  seededRandom(seed); // a bad seed fails here, where it was written
  return Object.freeze({
    name: `random(${seed})`,
    write: (_weights, _filters, out) => {
      const random = seededRandom(seed);
      for (let i = 0; i < out.length; i++) out[i] = random.uniform();
      return out;
    },
  } satisfies PruningScore);
}
