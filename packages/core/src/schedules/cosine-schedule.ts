import { between, type Schedule, type ScheduleRange } from "./schedule.js";

/**
 * A number that goes along half a cosine, slowly at both ends: to + (from − to) · (1 + cos(π step/steps)) / 2.
 *
 * @param range - both ends and the number of steps
 * @returns the schedule; it refuses a step that is not ≥ 0
 * @throws DomainError if an end is not finite, or `steps` no whole number ≥ 0
 * @see Loshchilov and Hutter, SGDR, 2017, eq. (5)
 */
export function cosineSchedule(range: ScheduleRange): Schedule {
  return between(range, (from, to, share) => to + ((from - to) * (1 + Math.cos(Math.PI * share))) / 2);
}
