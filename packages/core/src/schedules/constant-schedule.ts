import { requireFiniteNumber, requireStep, type Schedule } from "./schedule.js";

/**
 * The same number at every step.
 *
 * @param value - finite
 * @returns the schedule; it refuses a step that is not ≥ 0
 * @throws DomainError if `value` is not finite
 */
export function constantSchedule(value: number): Schedule {
  requireFiniteNumber(value, "value");
  return (step) => {
    requireStep(step);
    return value;
  };
}
