import { constantSparsity } from "./constant-sparsity.js";
import type { SparsitySchedule } from "./sparsity-schedule.js";

/**
 * All zeros at one step, and the mask stays as it was made then.
 *
 * @param sparsity - share of zeros, 0 … 1
 * @param at - the step, a whole number ≥ 0. Default 0, before training
 * @returns a frozen schedule
 * @throws DomainError if a number is out of range
 */
export function oneShot(sparsity: number, at = 0): SparsitySchedule {
  return Object.freeze({
    ...constantSparsity(sparsity, { begin: at, end: at }),
    name: `one-shot(${sparsity}; at ${at})`,
  });
}
