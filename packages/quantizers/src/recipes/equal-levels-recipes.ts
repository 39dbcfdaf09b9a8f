import { equalLevels } from "../rules/equal-levels.js";
import { ternary } from "../rules/ternary.js";
import type { LevelChoice, TransportOptions } from "../rules/transport-options.js";
import {
  among,
  countsOf,
  keepsCounts,
  PAPER,
  PULLED,
  scaled,
  solverWords,
  trainingOf,
  whenPulled,
  worth,
} from "./option-words.js";
import type { Recipe } from "./recipe.js";
import { recipeOf } from "./recipe-of.js";
import { inName } from "./sharpening.js";

/** @internal */
export function equalLevelsRecipe(
  levels: number,
  { shares, values, ...options }: TransportOptions & Pick<EqualLevelsArguments, "shares" | "values">,
): Recipe {
  const given = values === undefined ? {} : { values };
  return recipeOf(equalLevels(levels, shares, { ...options, ...given }), {
    summary: keepsCounts(options)
      ? `${levels} levels with exact shares in every filter: multi-bit equal bits${among(options)}.`
      : `${levels} levels, the share of each ${PULLED}${among(options)}.`,
    training: trainingOf(options),
    parts: {
      prior: shares === undefined ? `1/${levels} on each level` : `shares ${shares.join(", ")}`,
      ...solverWords(options),
    },
    forward: `${scaled(options)}, b by rank, ${countsOf(options, "shares")}${worth(options)}`,
    source: `Zhou et al., Balanced Quantization, 2017; ${PAPER}, of which it is the K-level form`,
    whenToUse: "2 to 8 bits a weight are wanted without dead levels.",
    whenNot: `a few large weights matter: equal shares clip their range${ofFixed(options.levels, shares ?? values)}.`,
    ...(keepsCounts(options) ? {} : whenPulled),
  });
}

/** Only centred levels have variance 1 at any K, which the scale is made for. */
function ofFixed(levels: LevelChoice = "fixed", given?: readonly number[]): string {
  if (levels !== "fixed") return "";
  const variance = given === undefined ? "(K + 1) / (3 (K − 1))" : "as the shares and values have it";
  return `; or no batch normalisation follows: their variance is ${variance}, which centred-equal-levels makes 1`;
}

/** What the name of equal levels may say. @internal */
export interface EqualLevelsArguments {
  readonly levels: number;
  readonly shares?: readonly number[];
  readonly values?: readonly number[];
}

/** @internal */
export function ternaryRecipe(sparsity: Parameters<typeof ternary>[0], options: TransportOptions): Recipe {
  const share = typeof sparsity === "object" ? shareOfZeros(sparsity.counts) : (sparsity ?? 0.5);
  return recipeOf(ternary(sparsity, options), {
    summary: keepsCounts(options)
      ? `−1, 0 and +1 with exactly the requested share of zeros, balanced in every filter${among(options)}.`
      : `−1, 0 and +1, the share of each ${PULLED}${among(options)}.`,
    training: trainingOf(options, share > 0 && share < 1 ? `fan-in(${inName(share)})` : "fan-in"),
    parts: {
      prior: typeof sparsity === "object" ? `counts ${sparsity.counts.join(", ")}` : `zeros: ${share}`,
      ...solverWords(options),
    },
    forward: `${scaled(options, "√(2 / (fan-in · (1 − k)))")}, b by rank, ${countsOf(options, "[(1 − k)/2, k, (1 − k)/2]")}${worth(options)}`,
    source: `${PAPER}, the pruned bi-half${(options.levels ?? "fixed") === "fixed" ? ", with its scale corrected by 1/√(1 − k)" : ""}`,
    whenToUse: "binary weights shall be pruned to an exact share.",
    whenNot:
      "the smallest |w| shall be the zeros: those of middle rank are, which is the same for symmetric filters only.",
    ...(keepsCounts(options) ? {} : whenPulled),
  });
}

function shareOfZeros(counts: readonly [number, number, number]): number {
  const size = counts[0] + counts[1] + counts[2];
  return size === 0 ? 0 : counts[1] / size;
}
