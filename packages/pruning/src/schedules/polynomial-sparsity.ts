import { polynomialSchedule, requireStep, requireWhole } from "@equal-bits/core";
import { requireSparsity } from "../compose/require-sparsity.js";
import { type SparsitySchedule, type UpdateSteps, updateSteps } from "./sparsity-schedule.js";

/** What {@link polynomialSparsity} takes. */
export interface PolynomialSparsityOptions extends Omit<UpdateSteps, "end"> {
  /** Share of zeros at `begin`, 0 … 1. Default 0. */
  readonly from?: number;
  /** Share of zeros at `end` and ever after, 0 … 1. */
  readonly to: number;
  /** The step at which `to` is reached and the last mask made, a whole number ≥ `begin`. */
  readonly end: number;
  /** How steeply it begins, > 0. Default 3. */
  readonly power?: number;
}

/**
 * A share of zeros that grows fast while many weights are redundant, and slowly at the end:
 * to + (from − to) · (1 − (step − begin)/(end − begin))^power.
 *
 * Before `begin` nothing is pruned.
 *
 * @param options - both shares, the steps, the power and how often masks are made
 * @returns a frozen schedule
 * @throws DomainError if a number is out of range
 * @see Zhu and Gupta, To prune, or not to prune, 2017, equation (1)
 */
export function polynomialSparsity(options: PolynomialSparsityOptions): SparsitySchedule {
  const { from = 0, to, begin = 0, end, power = 3, frequency = 100 } = options;
  requireSparsity(from, "from");
  requireSparsity(to, "to");
  requireWhole(end, "end");
  const updatesAt = updateSteps({ begin, end, frequency });
  const sparsity = polynomialSchedule({ from, to, power, steps: end - begin });
  return Object.freeze({
    name: `polynomial(${from} to ${to}; steps ${begin} to ${end})`,
    updatesAt,
    sparsityAt: (step) => {
      requireStep(step);
      return step < begin ? 0 : sparsity(step - begin);
    },
  } satisfies SparsitySchedule);
}
