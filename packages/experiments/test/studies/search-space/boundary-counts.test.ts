import { expect, test } from "vitest";
import { countBoundaries } from "../../../src/studies/search-space/boundary-counts.js";
import type { ClassBoundary } from "../../../src/studies/search-space/decision-boundaries.js";

function drawing(boundary: number | null, firstLabel: number, combinations: number): ClassBoundary {
  return { units: [0, 1, 2], negatives: 6, combinations, boundary, firstLabel };
}

test("example: a boundary with both sides positive is two functions, and a constant is none", () => {
  const classes = [
    drawing(0, 0, 6),
    drawing(0, 1, 3),
    drawing(0, 1, 6),
    drawing(1, 0, 1),
    drawing(null, 1, 6),
  ];
  expect(countBoundaries(classes)).toEqual({
    combinations: 22,
    nonConstant: 16,
    boundaries: 2,
    functions: 3,
  });
});

test("nothing draws nothing", () => {
  expect(countBoundaries([])).toEqual({ combinations: 0, nonConstant: 0, boundaries: 0, functions: 0 });
});
