import type { Constraint, Relaxation, Scale, SurrogateGradient, Ticket } from "@equal-bits/binarize";
import type { Granularity, Quantizer } from "@equal-bits/core";

/** What goes with a quantizer at one moment of training; each part by its name, or as it is. */
export interface RuleParts {
  /** What multiplies the levels. */
  readonly scale: string | Scale;
  /** What stands for the derivative of the step. */
  readonly gradient: string | SurrogateGradient;
  /** What stands for the levels going forward. Default the levels themselves. */
  readonly relaxation?: string | Relaxation;
}

/** All that a run must know of how its weights become binary. */
export interface TrainingRule {
  /** What the run is called. */
  readonly name: string;
  /** The name, or what tells it from another rule of that name: a run is resumed only under the same one. */
  readonly identity: string;
  /** The requested share of +1; null where the data decide, or where there are more than two levels. */
  readonly ratio: number | null;
  /** The rule from latent weights to levels. */
  readonly quantizer: Quantizer;
  /** Which weights share one histogram. */
  readonly granularity: Granularity;
  /**
   * The parts at a moment of training.
   *
   * @param progress - share of the steps done, 0 … 1
   * @returns the parts; at 1 those that the trained model keeps
   */
  readonly partsAt: (progress: number) => RuleParts;
  /** Where weights are frozen and scores train, what becomes of the kept ones; null where weights train. */
  readonly ticket: Ticket | null;
  /** What latent weights are put back to after each step; null for nothing. */
  readonly constraint: Constraint | null;
}
