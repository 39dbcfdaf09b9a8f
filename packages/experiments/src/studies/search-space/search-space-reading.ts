import { counted, fixed, listed, percent } from "../../report/number-text.js";
import { NETWORK_WEIGHTS } from "./network-class.js";
import { boundariesOfRandomDraw } from "./random-draw.js";
import { HALF, perHundred, type SearchSpace } from "./search-space.js";

/** How to read the counts: what they show, what they do not. */
export function searchSpaceReading(space: SearchSpace): string[] {
  return [kept(space), perCombination(space), atRandom(space), asymmetry(space), LIMITS];
}

function kept({ half, all }: SearchSpace): string {
  const boundaries = percent(half.boundaries / all.boundaries, 1);
  const combinations = percent(half.combinations / all.combinations, 1);
  return `With half of its weights negative the network has ${half.boundaries} of its ${all.boundaries} decision boundaries (${boundaries}) in ${half.combinations} of ${counted(all.combinations, "combination")} (${combinations}). As functions, with either side of a boundary as the positive one, all combinations have ${all.functions}.`;
}

function perCombination({ byNegatives, half }: SearchSpace): string {
  const atHalf = perHundred(half);
  const better = byNegatives.flatMap((counts, negatives) =>
    perHundred(counts) > atHalf ? [`${fixed(perHundred(counts), 2)} at ${negatives}`] : [],
  );
  const others =
    better.length === 0 ? "the most there are" : `fewer than the ${listed(better)} negative weights`;
  return `Most of the peak at ${HALF} negative weights is the binomial count: that is what most combinations have. Per 100 combinations it has ${fixed(atHalf, 2)} boundaries, ${others}.`;
}

function atRandom({ classes, half, all }: SearchSpace): string {
  const drawn = boundariesOfRandomDraw(classes, half.combinations);
  return `Boundaries come again and again, with ${fixed(all.nonConstant / all.boundaries, 1)} combinations each on average, so a fraction of the combinations that is chosen blindly has most of them too: ${half.combinations} drawn at random have ${fixed(drawn, 1)} of the ${all.boundaries} on average. What the ratio itself brings is to be judged against that number, and not against the share of combinations.`;
}

function asymmetry({ byNegatives }: SearchSpace): string {
  const pairs = byNegatives
    .slice(0, HALF)
    .map((counts, negatives) => [counts.boundaries, byNegatives[NETWORK_WEIGHTS - negatives].boundaries])
    .filter(([fewer, more]) => fewer !== more)
    .map(([fewer, more]) => `${fewer} against ${more}`);
  return `Numbers of negative weights that mirror each other have different counts (${pairs.reverse().join(", ")}) because sigmoid is not odd: with tanh, turning all weights round would give the same function back.`;
}

const LIMITS =
  "This counts what a few weights can express on a window of the plane. It says nothing of larger networks, of what a training finds, or of a ratio that is kept in every filter instead of in the whole network.";
