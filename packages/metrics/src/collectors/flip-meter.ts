import type { Levels } from "../levels/levels.js";
import { flipRatioCollector } from "./flip-ratio-collector.js";

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
 * A meter of the mean flip ratio of a layer: `flipRatioCollector` in short, where nothing is to be stored.
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
  const collector = flipRatioCollector(size);
  const ofSteps = (ratio: number): number => (collector.summary().steps === 0 ? 0 : ratio);
  return {
    update(levels) {
      collector.update({ levels });
      return ofSteps(collector.summary().last);
    },
    steps: () => collector.summary().steps,
    perStep: () => ofSteps(collector.summary().mean),
  };
}
