import type { Granularity, Quantizer } from "@equal-bits/core";

/**
 * A published or composed way to train binary or few-bit weights, as plain data: a rule, and what goes with it in training.
 *
 * Scales, gradients, relaxations and constraints are names, which `@equal-bits/binarize` resolves (`namedScale`, `namedGradient`,
 * `namedRelaxation`, `namedConstraint`), so that a recipe can be listed, stored and compared without tfjs.
 */
export interface Recipe {
  /** What it is called, with its arguments; `recipe(name)` finds it again. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly summary: string;
  /** The rule. Several recipes may share one. */
  readonly quantizer: Quantizer;
  /** Which weights share one histogram and one statistic. */
  readonly granularity: Granularity;
  /**
   * The parts that may change as training goes on.
   *
   * @param progress - how much of the training is done, 0 … 1
   * @returns their names at that point
   * @throws DomainError if `progress` is not a number from 0 to 1
   */
  partsAt(progress: number): TrainingParts;
  /** What is done to the latent weights after each optimizer step, by name; null where nothing is. */
  readonly constraint: string | null;
  /**
   * Where weights stay as they start and scores train which are kept, what becomes of those, by name (`namedTicket` of `@equal-bits/binarize`): the
   * quantizer then looks at |score|, and keeps its upper level. Absent where weights train.
   */
  readonly ticket?: string;
  /** What it is composed of, for people. */
  readonly parts: RecipeWords;
  /** The forward formula, on one line. */
  readonly forward: string;
  /** The gradient formula, on one line. */
  readonly backward: string;
  /** Where it was published: authors, title, venue, section or equation. */
  readonly source: string;
  /** When to use it, in a sentence. */
  readonly whenToUse: string;
  /** When not to, in a sentence. */
  readonly whenNot: string;
}

/** The parts of training beside the rule, by their names. */
export interface TrainingParts {
  /** What multiplies the levels; `"unit"` where they carry a magnitude of their own. */
  readonly scale: string;
  /** What stands for the derivative of the step. */
  readonly gradient: string;
  /** What stands for the hard levels going forward. Absent where they are used as they are. */
  readonly relaxation?: string;
}

/** What a recipe is composed of, a few words each. */
export interface RecipeWords {
  /** Which weights belong together. */
  readonly groups: string;
  /** How many weights shall be on each level. */
  readonly prior: string;
  /** What the levels are worth. */
  readonly levels: string;
  /** Who finds which weight gets which level. */
  readonly solver: string;
  /** How shares become whole counts. */
  readonly rounding: string;
  /** What multiplies the levels. */
  readonly scale: string;
  /** What stands for the derivative, from the start of a training to its end. */
  readonly gradient: string;
}
