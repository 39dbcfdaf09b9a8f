import type { ClassBoundary } from "./decision-boundaries.js";

/** How much some combinations of weights can draw. */
export interface BoundaryCounts {
  /** How many combinations there are. */
  readonly combinations: number;
  /** How many of them have a decision boundary at all. */
  readonly nonConstant: number;
  /** How many different decision boundaries they have. */
  readonly boundaries: number;
  /** How many different functions those are: one boundary is two where both of its sides can be the positive one. */
  readonly functions: number;
}

/** Counts what some classes of networks draw. */
export function countBoundaries(classes: readonly ClassBoundary[]): BoundaryCounts {
  const drawing = classes.filter(({ boundary }) => boundary !== null);
  return {
    combinations: combinationsOf(classes),
    nonConstant: combinationsOf(drawing),
    boundaries: new Set(drawing.map(({ boundary }) => boundary)).size,
    functions: new Set(drawing.map(({ boundary, firstLabel }) => `${boundary} ${firstLabel}`)).size,
  };
}

function combinationsOf(classes: readonly ClassBoundary[]): number {
  return classes.reduce((sum, { combinations }) => sum + combinations, 0);
}
