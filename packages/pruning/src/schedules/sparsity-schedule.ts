import { requireWhole } from "@equal-bits/core";

/** How the share of zeros grows in training, and when masks are made anew. Steps are counted from 0. */
export interface SparsitySchedule {
  /** What it is called, with its arguments. */
  readonly name: string;
  /**
   * The share of zeros at a step.
   *
   * @param step - ≥ 0
   * @returns 0 … 1
   * @throws DomainError if `step` is not ≥ 0
   */
  sparsityAt(step: number): number;
  /**
   * Whether the masks are made anew before a step. A caller that goes on from a checkpoint makes none: they are saved.
   *
   * @param step - a whole number ≥ 0
   */
  updatesAt(step: number): boolean;
}

/** When masks are made. */
export interface UpdateSteps {
  /** The step of the first mask, a whole number ≥ 0. Default 0. */
  readonly begin?: number;
  /** No mask is made after this step, a whole number ≥ `begin`. Default never. */
  readonly end?: number;
  /** Steps from one mask to the next, a whole number ≥ 1. Default 100. */
  readonly frequency?: number;
}

/**
 * Whether masks are made anew before a step.
 *
 * @throws DomainError if a number is out of range
 * @internal
 */
export function updateSteps({ begin = 0, end, frequency = 100 }: UpdateSteps): (step: number) => boolean {
  requireWhole(begin, "begin");
  if (end !== undefined) requireWhole(end, "end", begin);
  requireWhole(frequency, "frequency", 1);
  const last = end ?? Infinity;
  return (step) => step >= begin && step <= last && ((step - begin) % frequency === 0 || step === last);
}
