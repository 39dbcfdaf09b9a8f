import { DomainError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { meanInterval } from "../../src/statistics/mean-interval.js";

test("example: 1, 2 and 3 have the mean 2, and an interval of 4.303 · 1 / √3", () => {
  const { value, low, high } = meanInterval([1, 2, 3]);
  expect(value).toBe(2);
  expect(high - value).toBeCloseTo(4.302652729749 / Math.sqrt(3), 9);
  expect(value - low).toBeCloseTo(high - value, 12);
});

test("example: five values of Student's table, t = 2.776", () => {
  const { value, high } = meanInterval([0, 0, 0, 0, 5]);
  expect(high - value).toBeCloseTo((2.7764451052 * Math.sqrt(5)) / Math.sqrt(5), 6);
});

test("for every number of comparisons: more of them widen the interval", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), (comparisons) => {
      const [one, more] = [meanInterval([1, 2, 4], comparisons), meanInterval([1, 2, 4], comparisons + 1)];
      expect(more.high).toBeGreaterThan(one.high);
      expect(more.low).toBeLessThan(one.low);
    }),
  );
});

test("equal values have an interval of no length", () => {
  expect(meanInterval([3, 3, 3])).toEqual({ value: 3, low: 3, high: 3 });
});

for (const values of [[], [1]])
  test(`${values.length} values are refused`, () => {
    expect(() => meanInterval(values)).toThrow(DomainError);
  });
