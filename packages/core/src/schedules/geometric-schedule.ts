import { requirePositive } from "../require-positive.js";
import { between, type Schedule, type ScheduleRange } from "./schedule.js";

/**
 * A number that is multiplied by the same factor at every step: from · (to/from)^(step/steps). For ε and for t.
 *
 * @param range - both ends, > 0, and the number of steps
 * @returns the schedule; it refuses a step that is not ≥ 0
 * @throws DomainError if an end is not finite and > 0, or `steps` no whole number ≥ 0
 */
export function geometricSchedule(range: ScheduleRange): Schedule {
  requirePositive(range.from, "from");
  requirePositive(range.to, "to");
  return between(range, (from, to, share) => from ** (1 - share) * to ** share);
}
