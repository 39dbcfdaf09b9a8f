import { DomainError } from "@equal-bits/core";
import { flipRatio } from "./flips.js";
import { asOneGroup, type Levels, requireLevels, signOf } from "./levels.js";

/** Follows the flips of one layer over training, in one byte for each weight however long the training. */
export interface FlipMeter {
  /**
   * Takes the levels after a step.
   *
   * @param levels - finite, as many as the meter was made for; read, not kept
   * @returns the flip ratio of this step, 0 … 1; 0 at the first update, which has nothing to compare with
   * @throws ShapeError if the length is another
   * @throws NonFiniteError naming the index of the first NaN or infinity; the meter is as it was
   */
  update(levels: Levels): number;

  /** How many steps were compared: one less than the updates, the first excluded; 0 before. */
  steps(): number;

  /** The mean flip ratio over these steps, 0 … 1; 0 where there is none. */
  perStep(): number;
}

/**
 * A meter of the mean flip ratio of a layer.
 *
 * Methods can be compared only where their flip ratios match, so read it before comparing accuracies. As in larq's FlipRatio,
 * the first update is not a step: it is what the second is compared with.
 *
 * @param size - how many weights the layer has, a whole number ≥ 1
 * @returns a meter that has seen nothing
 * @throws DomainError if `size` is not a whole number ≥ 1
 * @see https://docs.larq.dev/larq/api/metrics/ (FlipRatio)
 */
export function flipMeter(size: number): FlipMeter {
  if (!(Number.isSafeInteger(size) && size >= 1))
    throw new DomainError(`size must be a whole number ≥ 1, got ${size}`);
  const signs = new Int8Array(size);
  const layout = asOneGroup(signs);
  let updates = 0;
  let flipped = 0; // of all steps; whole, so that the mean is exact for 2⁵³ flips
  const steps = (): number => Math.max(0, updates - 1);
  return {
    update(levels) {
      requireLevels(levels, layout, "levels");
      const ratio = updates === 0 ? 0 : flipRatio(signs, levels);
      for (let i = 0; i < size; i++) signs[i] = signOf(levels[i]);
      updates += 1;
      flipped += Math.round(ratio * size);
      return ratio;
    },
    steps,
    perStep: () => (updates < 2 ? 0 : flipped / (steps() * size)),
  };
}
