import { requirePositive } from "../require-positive.js";
import { between, type Schedule, type ScheduleRange } from "./schedule.js";

/** What {@link polynomialSchedule} takes. */
export interface PolynomialRange extends ScheduleRange {
  /** The power of the share that is left, > 0: the higher, the earlier most of the change happens. Default 3. */
  readonly power?: number;
}

/**
 * A number that changes fast at first and slowly at the end: to + (from − to) · (1 − step/steps)^power.
 *
 * @param range - both ends, the number of steps and the power
 * @returns the schedule; it refuses a step that is not ≥ 0
 * @throws DomainError if an end is not finite, `steps` no whole number ≥ 0, or `power` not finite and > 0
 * @see Zhu and Gupta, To prune, or not to prune, 2017, equation (1), for power 3
 */
export function polynomialSchedule({ power = 3, ...range }: PolynomialRange): Schedule {
  requirePositive(power, "power");
  return between(range, (from, to, share) => {
    const left = (1 - share) ** power;
    return to * (1 - left) + from * left;
  });
}
