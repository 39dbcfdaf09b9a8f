import { polynomialSchedule } from "@equal-bits/core";
import { expect, test } from "vitest";
import { testRange } from "./range-laws.js";

test("example: half way, the cubic has done seven eighths of the change", () => {
  const value = polynomialSchedule({ from: 0, to: 0.8, steps: 10 });
  expect(value(5)).toBeCloseTo(0.7, 12);
});

test("example: with power 1 it is linear", () => {
  const value = polynomialSchedule({ from: 0, to: 1, steps: 4, power: 1 });
  expect([0, 1, 2, 3, 4].map(value)).toEqual([0, 0.25, 0.5, 0.75, 1]);
});

test("a power that is not finite and above 0 is refused", () => {
  for (const power of [0, -1, Number.NaN, Infinity])
    expect(() => polynomialSchedule({ from: 0, to: 1, steps: 4, power })).toThrow("power must be");
});

testRange(polynomialSchedule);
