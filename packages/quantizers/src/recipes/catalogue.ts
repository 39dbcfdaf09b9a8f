import { DomainError } from "@equal-bits/core";
import { annealedEqualBitsRecipe, tensorEqualBitsRecipe } from "./equal-bits-recipes.js";
import { biRealRecipe, doReFaRecipe, reActNetRecipe, xnorNetRecipe } from "./magnitude-recipes.js";
import { type Argument, apart, decimal, ratioIn, requireNone } from "./name-arguments.js";
import {
  balancedMagnitudeRecipe,
  bipropRecipe,
  edgePopupRecipe,
  magnitudeRecipe,
  middleRankRecipe,
  randomMaskRecipe,
} from "./pruned-recipes.js";
import type { Recipe } from "./recipe.js";
import { binaryConnectRecipe, meanSignRecipe, signRecipe } from "./sign-recipes.js";
import { adaBinRecipe, irNetRecipe, reCURecipe } from "./standardising-recipes.js";
import { edeEqualBitsRecipe, jacobianEqualBitsRecipe } from "./surrogate-recipes.js";
import { bitNetRecipe, bitNetTernaryRecipe, steTernRecipe, twnRecipe } from "./ternary-recipes.js";
import { isTransport, transportRecipe } from "./transport-names.js";

/** Makes a recipe from the argument behind its name. */
type Maker = (argument: Argument, rule: string) => Recipe;

const plain = (make: () => Recipe): Maker => {
  return (argument, rule) => {
    requireNone(rule, argument);
    return make();
  };
};

const pruned = (make: (sparsity: number) => Recipe): Maker => {
  return (argument = "0.5") => make(decimal(argument, "sparsity", "a number from 0 to 1"));
};

/** The table of names: one line makes a recipe known to programs and to the command line. */
const makers: Readonly<Record<string, Maker>> = {
  sign: plain(signRecipe),
  "mean-sign": plain(meanSignRecipe),
  "binary-connect": plain(binaryConnectRecipe),
  "equal-bits": transportRecipe,
  "centred-equal-bits": transportRecipe,
  "fitted-equal-bits": transportRecipe,
  "layer-equal-bits": transportRecipe,
  "tensor-equal-bits": (argument = "0.5") => tensorEqualBitsRecipe(ratioIn(argument)),
  "annealed-equal-bits": (argument = "0.5") => annealedEqualBitsRecipe(ratioIn(argument)),
  "ede-equal-bits": (argument = "0.5") => edeEqualBitsRecipe(ratioIn(argument)),
  "jacobian-equal-bits": (argument = "0.5") => jacobianEqualBitsRecipe(ratioIn(argument)),
  "equal-levels": transportRecipe,
  ternary: transportRecipe,
  "xnor-net": plain(xnorNetRecipe),
  "ir-net": plain(irNetRecipe),
  "bi-real": plain(biRealRecipe),
  "react-net": plain(reActNetRecipe),
  adabin: plain(adaBinRecipe),
  recu: plain(reCURecipe),
  dorefa: (argument = "1") => doReFaRecipe(decimal(argument, "bits", "a whole number from 1 to 8")),
  "bitnet-b1": plain(bitNetRecipe),
  "bitnet-b1.58": plain(bitNetTernaryRecipe),
  twn: plain(twnRecipe),
  "ste-tern": (argument = "0.05") => steTernRecipe(decimal(argument, "threshold", "a number > 0")),
  "middle-rank": pruned(middleRankRecipe),
  magnitude: pruned(magnitudeRecipe),
  "balanced-magnitude": pruned(balancedMagnitudeRecipe),
  "random-mask": pruned(randomMaskRecipe),
  "edge-popup": pruned(edgePopupRecipe),
  biprop: pruned(bipropRecipe),
};

/** The names that {@link recipe} knows, each once. Those of exact transport also go with `layer-`, `centred-` and `fitted-`. */
export const recipeNames: readonly string[] = Object.freeze(Object.keys(makers));

/** Every recipe that has a name, with its default argument. */
export const recipes: readonly Recipe[] = Object.freeze(recipeNames.map((name) => recipe(name)));

/**
 * A recipe by its name: `"ir-net"`, `"equal-bits:0.3"`, or as `Recipe.name` writes it, `"equal-bits(0.3)"`.
 *
 * Ratios may be decimals, fractions (`equal-bits:1/3`) or counts (`equal-bits:count=5`); ternary takes (n₋, n₀, n₊) as
 * `ternary:1+2+1`. Rules of exact transport go with `layer-`, `centred-` and `fitted-` in front, in this order:
 * `layer-centred-equal-bits:0.3`, `fitted-ternary`.
 *
 * @param name - the name, with its argument where it takes one
 * @returns the recipe
 * @throws DomainError if the name is unknown or its argument is out of range
 */
export function recipe(name: string): Recipe {
  const { rule, argument } = apart(name);
  const maker = Object.hasOwn(makers, rule) ? makers[rule] : isTransport(rule) ? transportRecipe : undefined;
  if (maker === undefined)
    throw new DomainError(
      `quantizer must be one of ${recipeNames.join(", ")}, with :argument where it takes one, got ${name}`,
    );
  return maker(argument, rule);
}
