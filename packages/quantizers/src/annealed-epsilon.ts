import { geometricSchedule } from "@equal-bits/core";

/** From here on a training is with the hard bits that it ends with. @internal */
export const HARD_FROM = 0.9;

const falling = geometricSchedule({ from: 1, to: 1e-3, steps: 1 });

/**
 * ε of annealed equal bits: from 1 to 0.001 over the soft part of a training, 10^(−3 · min(1, progress / 0.9)).
 *
 * @internal
 */
export function annealedEpsilon(progress: number): number {
  return falling(progress / HARD_FROM);
}
