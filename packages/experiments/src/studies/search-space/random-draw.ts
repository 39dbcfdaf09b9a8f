import type { ClassBoundary } from "./decision-boundaries.js";

/**
 * How many decision boundaries are among combinations drawn at random, on average: what any restriction of that size keeps.
 *
 * A boundary that m of N combinations have is missed by n draws with probability Π (N − n − i) / (N − i), i = 0 … m − 1.
 *
 * @param classes - all classes of networks
 * @param drawn - how many combinations are drawn, none of them twice
 */
export function boundariesOfRandomDraw(classes: readonly ClassBoundary[], drawn: number): number {
  const all = classes.reduce((sum, { combinations }) => sum + combinations, 0);
  return combinationsByBoundary(classes).reduce((sum, own) => sum + 1 - missed(own, drawn, all), 0);
}

function missed(own: number, drawn: number, all: number): number {
  let probability = 1;
  for (let i = 0; i < own; i++) probability *= Math.max(0, all - drawn - i) / (all - i);
  return probability;
}

/** How many combinations have each of the boundaries. */
function combinationsByBoundary(classes: readonly ClassBoundary[]): number[] {
  const sums: number[] = [];
  for (const { boundary, combinations } of classes)
    if (boundary !== null) sums[boundary] = (sums[boundary] ?? 0) + combinations;
  return sums;
}
