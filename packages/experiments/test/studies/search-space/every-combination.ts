import type { PlaneGrid } from "../../../src/studies/search-space/plane-grid.js";

/** Counts for one number of negative weights, found the plain way. */
export interface PlainCounts {
  combinations: number;
  nonConstant: number;
  boundaries: number;
}

/** All 4,096 weight vectors: six weights of the first layer unit by unit, three biases, three weights of the second layer. */
function everyCombination(): number[][] {
  return Array.from({ length: 2 ** 12 }, (_, code) =>
    Array.from({ length: 12 }, (_, i) => (code & (1 << i) ? 1 : -1)),
  );
}

/** The output of the toy network at a point, as it is defined. */
function plainOutput(weights: readonly number[], x: number, y: number): number {
  let output = 0;
  for (let unit = 0; unit < 3; unit++) {
    const sum = weights[2 * unit] * x + weights[2 * unit + 1] * y + weights[6 + unit];
    output += weights[9 + unit] * (1 / (1 + Math.exp(-sum)));
  }
  return output;
}

/** The label of every point of a grid, x running fastest. */
export function plainLabels(weights: readonly number[], { low, step, side }: PlaneGrid): string {
  let labels = "";
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      labels += plainOutput(weights, low + step * column, low + step * row) > 0 ? "1" : "0";
  return labels;
}

/** The labels with all of them turned round. */
export function complement(labels: string): string {
  return labels.replace(/./g, (label) => (label === "1" ? "0" : "1"));
}

/** The counts for 0, 1, … 12 negative weights, weight vector by weight vector. */
export function plainCounts(grid: PlaneGrid): PlainCounts[] {
  const seen = Array.from({ length: 13 }, () => new Set<string>());
  const counts = seen.map(() => ({ combinations: 0, nonConstant: 0, boundaries: 0 }));
  for (const weights of everyCombination()) {
    const negatives = weights.filter((weight) => weight < 0).length;
    const labels = plainLabels(weights, grid);
    const turned = complement(labels);
    counts[negatives].combinations++;
    if (!labels.includes("1") || !turned.includes("1")) continue;
    counts[negatives].nonConstant++;
    if (!seen[negatives].has(labels) && !seen[negatives].has(turned)) counts[negatives].boundaries++;
    seen[negatives].add(labels);
  }
  return counts;
}
