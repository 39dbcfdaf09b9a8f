import { ShapeError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { pairedDifference } from "../../src/statistics/paired-difference.js";

test("example: what all seeds share drops out", () => {
  expect(pairedDifference([11, 21, 31], [10, 20, 30])).toEqual({ value: 1, low: 1, high: 1 });
});

test("other numbers of seeds are refused", () => {
  expect(() => pairedDifference([1, 2], [1])).toThrow(ShapeError);
});
