import type { Quantizer } from "@equal-bits/core";
import { recipe, recipeNames } from "./recipes/catalogue.js";
import { apart, ratioIn } from "./recipes/name-arguments.js";

/** The names that {@link namedQuantizer} knows: those of the recipes. */
export const quantizerNames: readonly string[] = recipeNames;

/**
 * A quantizer by its name: `"sign"`, `"equal-bits"`, `"equal-bits:0.3"`, or as `Quantizer.name` writes it, `"equal-bits(0.3)"`.
 *
 * It is the rule of the recipe of that name; recipes that differ in training only, such as `bi-real` and `react-net`, have the
 * same one.
 *
 * @param name - the name, with its argument where it takes one
 * @returns the quantizer
 * @throws DomainError if the name is unknown or its argument is out of range
 */
export function namedQuantizer(name: string): Quantizer {
  return recipe(name).quantizer;
}

/**
 * The share of +1 that a named quantizer asks for.
 *
 * @param name - a name that {@link namedQuantizer} knows
 * @returns the ratio, 0 … 1; null where the data decide, as in sign, where there are other levels, or where a count was given
 * @throws DomainError if the name is unknown or its argument is out of range
 */
export function namedRatio(name: string): number | null {
  const { counts, name: own } = namedQuantizer(name);
  const { rule, argument = "" } = apart(own);
  if (counts === undefined || !rule.endsWith("equal-bits")) return null;
  const ratio = ratioIn(argument);
  if (typeof ratio === "number") return ratio;
  return "count" in ratio ? null : ratio.numerator / ratio.denominator;
}
