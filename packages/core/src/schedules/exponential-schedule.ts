import { between, type Schedule, type ScheduleRange } from "./schedule.js";

/**
 * A number that goes along the exponential function from 0 to 1, ever faster: from + (to − from) · (e^(step/steps) − 1) / (e − 1).
 *
 * ReCU's schedule of τ, from 0.85 to 0.99.
 *
 * @param range - both ends and the number of steps
 * @returns the schedule; it refuses a step that is not ≥ 0
 * @throws DomainError if an end is not finite, or `steps` no whole number ≥ 0
 * @see Xu et al., ReCU: Reviving the dead weights in binary neural networks, ICCV 2021, section 4
 */
export function exponentialSchedule(range: ScheduleRange): Schedule {
  return between(range, (from, to, share) => from + (to - from) * (Math.expm1(share) / Math.expm1(1)));
}
