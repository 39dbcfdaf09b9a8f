import { fanInScale, unitScale } from "@equal-bits/binarize";
import { expect, test } from "vitest";

test("example: 18 weights in a filter give √(2/18) = 1/3", () => {
  expect(fanInScale().factor([3, 3, 2, 64])).toBeCloseTo(1 / 3, 15);
  expect(fanInScale().factor([18, 5])).toBeCloseTo(1 / 3, 15);
});

test("example: the unit scale is 1 for every shape", () => {
  expect(unitScale().factor([3, 3, 2, 64])).toBe(1);
});
