import { apportion } from "@equal-bits/core";
import { exactCounts, ratio, rational, shares, topCount } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";

const fraction = fc
  .integer({ min: 1, max: 100_000 })
  .chain((denominator) => fc.tuple(fc.nat({ max: denominator }), fc.constant(denominator)));
const sizes = fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 2 ** 31 - 1 }));

/** size · numerator / denominator to the nearest whole number, halves up, in integers. */
function exactHigher(size: number, numerator: number, denominator: number): number {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  return Number((2n * n * BigInt(size) + d) / (2n * d));
}

test("for every fraction and size below 2³¹: the counts are those of integer arithmetic", () => {
  fc.assert(
    fc.property(fraction, sizes, ([numerator, denominator], size) => {
      const higher = exactHigher(size, numerator, denominator);
      expect(rational(numerator, denominator).counts(size)).toEqual([size - higher, higher]);
    }),
    { numRuns: 20_000 },
  );
});

test("for every size just beside half a weight: the counts are those of integer arithmetic", () => {
  fc.assert(
    fc.property(fc.integer({ min: 99_000, max: 100_000 }), fc.nat(), fc.nat(), (denominator, a, b) => {
      const numerator = a % (denominator + 1);
      const size = 2 ** 31 - 1 - (b % 2_000_000);
      const higher = exactHigher(size, numerator, denominator);
      expect(rational(numerator, denominator).counts(size)).toEqual([size - higher, higher]);
    }),
    { numRuns: 20_000 },
  );
});

test("example: a third of 10 is 3, two thirds are 7, and half of 5 is 3", () => {
  expect(rational(1, 3).counts(10)).toEqual([7, 3]);
  expect(rational(2, 3).counts(10)).toEqual([3, 7]);
  expect(rational(1, 2).counts(5)).toEqual([2, 3]);
});

test("for every ratio and size: the counts are apportion's", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (p, size) => {
      expect(ratio(p).counts(size)).toEqual(apportion(size, [1 - p, p]));
    }),
    { numRuns: 1000 },
  );
});

test("example: with an exact total, two of three filters of 9 get 5 of +1, and one 4", () => {
  const prior = shares([0.5, 0.5], { exactTotal: true });
  expect([...(prior.layerCounts?.(3, 9) ?? [])]).toEqual([5, 4, 4, 5, 4, 5]);
  expect(prior.counts(9)).toEqual([4, 5]);
  expect(shares([0.5, 0.5]).layerCounts).toBeUndefined();
});

test("for every group that is large enough: topCount asks for that many, and exactCounts for its own size only", () => {
  fc.assert(
    fc.property(fc.nat({ max: 1000 }), fc.nat({ max: 1000 }), (low, high) => {
      expect(topCount(high).counts(low + high)).toEqual([low, high]);
      expect(exactCounts([low, high]).counts(low + high)).toEqual([low, high]);
    }),
    { numRuns: 1000 },
  );
});

test("for every prior: it is frozen, with its lists", () => {
  for (const prior of [shares([0.2, 0.8]), exactCounts([1, 2]), topCount(1), rational(1, 3)]) {
    expect(Object.isFrozen(prior)).toBe(true);
    expect(Object.isFrozen(prior.shares)).toBe(true);
  }
});

test("a group of another size is refused, with the remedy", () => {
  expect(() => exactCounts([1, 2, 1]).counts(5)).toThrow(
    "size must be 4, the sum of the counts 1, 2, 1, got 5; give shares for groups of any size",
  );
  expect(() => topCount(5).counts(4)).toThrow(
    "size must be at least the count 5, got 4; give a ratio for groups of any size",
  );
});

test("shares, ratios, fractions and counts out of range are refused where they are written", () => {
  expect(() => shares([0.5, 0.6])).toThrow("shares must sum to 1");
  expect(() => ratio(Number.NaN)).toThrow("ratio must be a number from 0 to 1, got NaN");
  expect(() => rational(1, 0)).toThrow("denominator must be a whole number ≥ 1, got 0");
  expect(() => rational(2, 1)).toThrow("numerator must be at most the denominator 1, got 2");
  expect(() => rational(0.5, 1)).toThrow("numerator must be a whole number ≥ 0, got 0.5");
  expect(() => rational(1, 100_001)).toThrow("denominator must be at most 100000, got 100001");
  expect(() => exactCounts([1, -1])).toThrow("counts[0] must be a whole number from 0 to 0");
  expect(() => exactCounts([1.5, 0.5])).toThrow("counts[0] must be a whole number");
  expect(() => topCount(-1)).toThrow("count must be a whole number ≥ 0, got -1");
});
