import { between, type Schedule, type ScheduleRange } from "./schedule.js";

/**
 * A number that changes by the same amount at every step: from + (to − from) · step/steps.
 *
 * @param range - both ends and the number of steps
 * @returns the schedule; it refuses a step that is not ≥ 0
 * @throws DomainError if an end is not finite, or `steps` no whole number ≥ 0
 */
export function linearSchedule(range: ScheduleRange): Schedule {
  return between(range, (from, to, share) => from * (1 - share) + to * share);
}
