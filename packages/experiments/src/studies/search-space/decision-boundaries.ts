import { type NetworkClass, networkClasses } from "./network-class.js";
import { labelAt, mergeComplement, packLabels } from "./packed-labels.js";
import { gridResponses, type PlaneGrid } from "./plane-grid.js";

/** A class of networks, and what it draws on a grid. */
export interface ClassBoundary extends NetworkClass {
  /** The number of its decision boundary, from 0 in the order in which they first come; null where all points have one label. */
  readonly boundary: number | null;
  /** The label of the first point: which side of the boundary is the positive one. */
  readonly firstLabel: number;
}

/**
 * The decision boundary of every class of toy networks.
 *
 * Two are the same if they part the points of the grid alike, whichever side is the positive one; every point is compared.
 *
 * @param grid - the points
 * @returns the classes of {@link networkClasses}, in their order
 */
export function decisionBoundaries(grid: PlaneGrid): ClassBoundary[] {
  const responses = gridResponses(grid);
  const numbers = new Map<string, number>();
  return networkClasses().map((networkClass) => {
    const [first, second, third] = networkClass.units.map((unit) => responses[unit]);
    const labels = packLabels(first, second, third);
    const merged = mergeComplement(labels, first.length);
    const boundary = merged.some((word) => word !== 0) ? numberOf(merged, numbers) : null;
    return { ...networkClass, boundary, firstLabel: labelAt(labels, 0) };
  });
}

/** The number that labels have, or the next one. The key is the labels themselves: no hash, so no collision. */
function numberOf(labels: Uint32Array, numbers: Map<string, number>): number {
  const key = labels.join();
  const known = numbers.get(key) ?? numbers.size;
  numbers.set(key, known);
  return known;
}
