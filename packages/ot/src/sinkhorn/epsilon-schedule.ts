import { geometricSchedule, linearSchedule, requirePositive } from "@equal-bits/core";

/** The strength of entropic regularisation as a function of the step: 0, 1, 2, … A fraction of a step is fine. */
export type EpsilonSchedule = (step: number) => number;

/** From where to where an epsilon goes, and in how many steps. */
export interface EpsilonRange {
  /** Epsilon at step 0, > 0. */
  readonly from: number;
  /** Epsilon at step `steps` and ever after, > 0; it may be greater than `from`. */
  readonly to: number;
  /** Steps from one to the other, a whole number ≥ 0; with 0 it is `to` from the start. */
  readonly steps: number;
}

/**
 * An epsilon that is multiplied by the same factor at every step: from (to/from)^(step/steps).
 *
 * Both ends are met exactly. Solvers use it to come down to a small epsilon (ε-scaling), training to harden a soft
 * quantizer.
 *
 * @param range - both ends and the number of steps
 * @returns the schedule; it refuses a step that is not ≥ 0
 * @throws DomainError if an end is not > 0 and finite, or `steps` no whole number ≥ 0
 * @see Peyré, Cuturi, Computational Optimal Transport (2019), remark 4.18
 */
export function geometricEpsilon(range: EpsilonRange): EpsilonSchedule {
  return geometricSchedule(range);
}

/**
 * An epsilon that changes by the same amount at every step: from + (to − from) · step/steps.
 *
 * @param range - both ends and the number of steps
 * @returns the schedule; it refuses a step that is not ≥ 0
 * @throws DomainError if an end is not > 0 and finite, or `steps` no whole number ≥ 0
 */
export function linearEpsilon(range: EpsilonRange): EpsilonSchedule {
  requirePositive(range.from, "from");
  requirePositive(range.to, "to");
  return linearSchedule(range);
}
