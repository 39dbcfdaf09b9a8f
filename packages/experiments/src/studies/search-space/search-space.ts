import { type BoundaryCounts, countBoundaries } from "./boundary-counts.js";
import { type ClassBoundary, decisionBoundaries } from "./decision-boundaries.js";
import { NETWORK_WEIGHTS } from "./network-class.js";
import type { PlaneGrid } from "./plane-grid.js";

/** Half of the toy network's weights. */
export const HALF: number = NETWORK_WEIGHTS / 2;

/** Every combination of weights of the toy network, and what they draw. */
export interface SearchSpace {
  /** The classes of networks with their decision boundaries, those with fewer negative weights first. */
  readonly classes: readonly ClassBoundary[];
  /** The counts for 0, 1, … 12 negative weights. */
  readonly byNegatives: readonly BoundaryCounts[];
  /** Those with half of the weights negative. */
  readonly half: BoundaryCounts;
  /** Those of all combinations. */
  readonly all: BoundaryCounts;
}

/** Tries every combination of weights on a grid. */
export function searchSpace(grid: PlaneGrid): SearchSpace {
  const classes = decisionBoundaries(grid);
  const byNegatives = Array.from({ length: NETWORK_WEIGHTS + 1 }, (_, negatives) =>
    countBoundaries(classes.filter((networkClass) => networkClass.negatives === negatives)),
  );
  return { classes, byNegatives, half: byNegatives[HALF], all: countBoundaries(classes) };
}

/** How many decision boundaries come on 100 combinations. */
export function perHundred({ boundaries, combinations }: BoundaryCounts): number {
  return (100 * boundaries) / combinations;
}
