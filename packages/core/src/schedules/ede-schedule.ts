import { geometricSchedule } from "./geometric-schedule.js";
import type { ScheduleRange } from "./schedule.js";

/** The arguments of `edeGradient`, `irNetGradient` and `adaBinGradient` at a step. */
export interface Sharpness {
  /** How sharp, > 0. */
  readonly t: number;
  /** How tall, max(1/t, 1). */
  readonly k: number;
}

/**
 * IR-Net's error decay: t grows by the same factor at every step, and k = max(1/t, 1) keeps the slope at 0 from falling below 1.
 *
 * IR-Net's own code counts epochs, and starts at 0.001 for ResNet-20 with binary activations, else at 0.1.
 *
 * @param range - both ends of t, > 0, and the number of steps. Default ends 0.1 and 10
 * @returns t and k of a step; it refuses a step that is not ≥ 0
 * @throws DomainError if an end is not finite and > 0, or `steps` no whole number ≥ 0
 * @see Qin et al., Forward and backward information retention (IR-Net), CVPR 2020, eq. (14)
 */
export function edeSchedule(
  range: Pick<ScheduleRange, "steps"> & Partial<ScheduleRange>,
): (step: number) => Sharpness {
  const sharpness = geometricSchedule({ from: 0.1, to: 10, ...range });
  return (step) => {
    const t = sharpness(step);
    return { t, k: Math.max(1 / t, 1) };
  };
}
