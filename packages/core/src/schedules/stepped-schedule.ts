import { DomainError } from "../errors.js";
import { requirePositive } from "../require-positive.js";
import { requireFiniteNumber, requireStep, type Schedule } from "./schedule.js";

/** What {@link steppedSchedule} takes. */
export interface Steps {
  /** The value before the first change. */
  readonly from: number;
  /** What the value is multiplied by at each change, > 0. Default 0.1. */
  readonly factor?: number;
  /** The steps at which it changes, ascending. */
  readonly at: readonly number[];
}

/**
 * A number that stays, and is multiplied by a factor at given steps: from · factor^(changes so far).
 *
 * @param steps - the start, the factor and where it changes
 * @returns the schedule; it refuses a step that is not ≥ 0
 * @throws DomainError if `from` is not finite, `factor` not finite and > 0, or `at` not ascending numbers ≥ 0
 */
export function steppedSchedule({ from, factor = 0.1, at }: Steps): Schedule {
  requireFiniteNumber(from, "from");
  requirePositive(factor, "factor");
  if (!at.every((place, i) => place >= (i === 0 ? 0 : at[i - 1])))
    throw new DomainError(`at must be ascending steps ≥ 0, got [${at.join(", ")}]`);
  return (step) => {
    requireStep(step);
    return from * factor ** at.filter((place) => place <= step).length;
  };
}
