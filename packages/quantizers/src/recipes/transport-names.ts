import type { LevelChoice, TransportOptions } from "../rules/transport-options.js";
import { equalBitsRecipe } from "./equal-bits-recipes.js";
import { equalLevelsRecipe, ternaryRecipe } from "./equal-levels-recipes.js";
import { type Argument, levelsIn, ratioIn, sparsityIn, withSolver } from "./name-arguments.js";
import type { Recipe } from "./recipe.js";

const NAME = /^(layer-)?(?:(centred|fitted)-)?(equal-bits|equal-levels|ternary)$/;

/** Whether a name is that of a rule of exact transport, with its prefixes. @internal */
export function isTransport(rule: string): boolean {
  return NAME.test(rule);
}

/** A rule of exact transport by its name, the prefixes being its options. @internal */
export function transportRecipe(written: Argument, rule: string): Recipe {
  const [, layer, levels = "fixed", family] = NAME.exec(rule) ?? [];
  const { argument, solver } = withSolver(written);
  const options: TransportOptions = {
    levels: levels as LevelChoice, // one of the words in NAME
    exactTotal: layer !== undefined,
    ...solver,
  };
  if (family === "equal-bits") return equalBitsRecipe(ratioIn(argument ?? "0.5"), options);
  if (family === "ternary") return ternaryRecipe(sparsityIn(argument ?? "0.5"), options);
  const { levels: many, ...given } = levelsIn(argument ?? "4");
  return equalLevelsRecipe(many, { ...options, ...given });
}
