import { fixed, percent } from "../../report/number-text.js";
import type { Effect, Finding } from "../study.js";
import { boundariesOfRandomDraw } from "./random-draw.js";
import { HALF, perHundred, type SearchSpace } from "./search-space.js";

/** The claim of the study. */
export const SEARCH_SPACE_CLAIM =
  "Equal numbers of −1 and +1 keep most of the decision boundaries in a fraction of the search space (Li et al., Equal Bits, AAAI 2022)";

/** What the counts say of the claim, and of two readings of it. */
export function searchSpaceFindings(space: SearchSpace): Finding[] {
  return [keepsMost(space), mostPerCombination(space), moreThanAtRandom(space)];
}

function keepsMost({ byNegatives, half, all }: SearchSpace): Finding {
  const kept = half.boundaries / all.boundaries;
  const tried = half.combinations / all.combinations;
  const greatest = Math.max(...withoutHalf(byNegatives).map(({ boundaries }) => boundaries));
  return counted(SEARCH_SPACE_CLAIM, half.boundaries > greatest && kept > tried, {
    name: `share of all decision boundaries that half and half has, with ${percent(tried, 1)} of the combinations`,
    value: 100 * kept,
    unit: "%",
  });
}

function mostPerCombination({ byNegatives, half }: SearchSpace): Finding {
  const lead = perHundred(half) - Math.max(...withoutHalf(byNegatives).map(perHundred));
  return counted("Boundaries are the most per combination at half and half", lead > 0, {
    name: "decision boundaries per 100 combinations at half and half, less the most at any other number",
    value: lead,
    unit: "boundaries",
  });
}

function moreThanAtRandom({ classes, half }: SearchSpace): Finding {
  const atRandom = boundariesOfRandomDraw(classes, half.combinations);
  return counted(
    "Half and half keeps more boundaries than as many combinations drawn at random",
    half.boundaries > atRandom,
    {
      name: `decision boundaries at half and half, less the ${fixed(atRandom, 1)} that a random draw has on average`,
      value: half.boundaries - atRandom,
      unit: "boundaries",
    },
  );
}

/** A finding without any chance in it: the interval is the number itself. */
function counted(claim: string, holds: boolean, effect: Effect): Finding {
  const interval = { low: effect.value, high: effect.value, confidence: 1, over: "counted" };
  return { claim, verdict: holds ? "holds" : "does not hold", effect, interval };
}

function withoutHalf<T>(byNegatives: readonly T[]): T[] {
  return byNegatives.filter((_, negatives) => negatives !== HALF);
}
