import { DomainError } from "../errors.js";
import { requireWhole } from "../require-whole.js";

/** A number that changes in training, as a function of the step: 0, 1, 2, … A fraction of a step is fine. */
export type Schedule = (step: number) => number;

/** From where to where a number goes, and in how many steps. */
export interface ScheduleRange {
  /** The value at step 0. */
  readonly from: number;
  /** The value at step `steps` and ever after. */
  readonly to: number;
  /** Steps from one to the other, a whole number ≥ 0; with 0 it is `to` from the start. */
  readonly steps: number;
}

/**
 * A schedule along a curve that meets both ends exactly and stays between them.
 *
 * @internal
 */
export function between(
  { from, to, steps }: ScheduleRange,
  valueAt: (from: number, to: number, share: number) => number,
): Schedule {
  requireFiniteNumber(from, "from");
  requireFiniteNumber(to, "to");
  requireWhole(steps, "steps");
  const [least, greatest] = [Math.min(from, to), Math.max(from, to)];
  return (step) => {
    requireStep(step);
    if (step >= steps) return to;
    return step === 0 ? from : Math.min(greatest, Math.max(least, valueAt(from, to, step / steps)));
  };
}

/**
 * Refuses what is no step of a training.
 *
 * @param step - any number
 * @throws DomainError if it is not ≥ 0
 */
export function requireStep(step: number): void {
  if (!(step >= 0)) throw new DomainError(`step must be ≥ 0, got ${step}`);
}

/** @internal */
export function requireFiniteNumber(value: number, what: string): void {
  if (!Number.isFinite(value)) throw new DomainError(`${what} must be a finite number, got ${value}`);
}
