import { type Granularity, perFilter, type Quantizer } from "@equal-bits/core";
import { requireProgress } from "../annealed-equal-bits.js";
import type { Recipe, RecipeWords, TrainingParts } from "./recipe.js";
import { wordsOf } from "./words-of.js";

/** What a recipe says that its rule does not. */
export interface RecipeDescription
  extends Pick<Recipe, "summary" | "forward" | "source" | "whenToUse" | "whenNot"> {
  /** What it is called. Default: the rule's name. */
  readonly name?: string;
  /** Which weights belong together. Default `perFilter()`. */
  readonly granularity?: Granularity;
  /** The parts of training, or a function from the progress 0 … 1 to them. Default `{ scale: "fan-in", gradient: "identity" }`. */
  readonly training?: TrainingParts | ((progress: number) => TrainingParts);
  /** What is done to the latent weights after each optimizer step, by name. Default null: nothing. */
  readonly constraint?: string | null;
  /** What becomes of frozen weights that scores keep, by name. Default absent: weights train. */
  readonly ticket?: string;
  /** The gradient formula. Default `"dL/dw = dL/db"`. */
  readonly backward?: string;
  /** What it is composed of, where the rule's own data do not tell it well. Default: told from those. */
  readonly parts?: Partial<RecipeWords>;
}

/**
 * Makes a recipe of a rule, with what is usual for all that is not said: per filter, √(2/fan-in), straight-through.
 *
 * @param quantizer - the rule, of this package or your own
 * @param description - what the recipe says beside it
 * @returns a frozen recipe
 */
export function recipeOf(quantizer: Quantizer, description: RecipeDescription): Recipe {
  const { training = paperTraining, granularity = perFilter(), parts = {}, ...said } = description;
  const at = typeof training === "function" ? training : () => training;
  const partsAt = (progress: number): TrainingParts => Object.freeze({ ...at(requireProgress(progress)) });
  return Object.freeze({
    name: quantizer.name,
    constraint: null,
    backward: "dL/dw = dL/db",
    ...said,
    quantizer,
    granularity,
    partsAt,
    parts: Object.freeze({ ...wordsOf(quantizer, granularity, partsAt), ...parts }),
  });
}

const paperTraining: TrainingParts = Object.freeze({ scale: "fan-in", gradient: "identity" });
