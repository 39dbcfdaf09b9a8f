import { fixed, percent } from "../../report/number-text.js";
import { countedFinding } from "../findings.js";
import type { Finding } from "../study.js";
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
  const parts = {
    claim: SEARCH_SPACE_CLAIM,
    name: `share of all decision boundaries that half and half has, with ${percent(tried, 1)} of the combinations`,
    unit: "%",
  };
  return countedFinding(parts, 100 * kept, half.boundaries > greatest && kept > tried);
}

function mostPerCombination({ byNegatives, half }: SearchSpace): Finding {
  const lead = perHundred(half) - Math.max(...withoutHalf(byNegatives).map(perHundred));
  const parts = {
    claim: "Boundaries are the most per combination at half and half",
    name: "decision boundaries per 100 combinations at half and half, less the most at any other number",
    unit: "boundaries",
  };
  return countedFinding(parts, lead, lead > 0);
}

function moreThanAtRandom({ classes, half }: SearchSpace): Finding {
  const atRandom = boundariesOfRandomDraw(classes, half.combinations);
  const parts = {
    claim: "Half and half keeps more boundaries than as many combinations drawn at random",
    name: `decision boundaries at half and half, less the ${fixed(atRandom, 1)} that a random draw has on average`,
    unit: "boundaries",
  };
  return countedFinding(parts, half.boundaries - atRandom, half.boundaries > atRandom);
}

function withoutHalf<T>(byNegatives: readonly T[]): T[] {
  return byNegatives.filter((_, negatives) => negatives !== HALF);
}
