import { requireStep } from "@equal-bits/core";
import { requireSparsity } from "../compose/require-sparsity.js";
import { type SparsitySchedule, type UpdateSteps, updateSteps } from "./sparsity-schedule.js";

/**
 * The same share of zeros from a step on; the mask follows the weights.
 *
 * @param sparsity - share of zeros, 0 … 1
 * @param steps - when masks are made. Default from step 0 on, every 100 steps
 * @returns a frozen schedule
 * @throws DomainError if a number is out of range
 */
export function constantSparsity(sparsity: number, steps: UpdateSteps = {}): SparsitySchedule {
  requireSparsity(sparsity);
  const { begin = 0 } = steps;
  return Object.freeze({
    name: `constant(${sparsity})`,
    updatesAt: updateSteps(steps),
    sparsityAt: (step) => {
      requireStep(step);
      return step < begin ? 0 : sparsity;
    },
  } satisfies SparsitySchedule);
}
