import { DomainError } from "@equal-bits/core";
import { binaryEntropy, countsEntropy } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const histograms = fc
  .array(fc.nat({ max: 1e6 }), { minLength: 1, maxLength: 9 })
  .filter((counts) => counts.some((count) => count > 0));

describe("countsEntropy", () => {
  test("for every histogram: log₂ n − (1/n) Σ c log₂ c", () => {
    fc.assert(
      fc.property(histograms, (counts) => {
        const n = counts.reduce((sum, count) => sum + count, 0);
        const rest = counts.reduce((sum, count) => sum + (count === 0 ? 0 : count * Math.log2(count)), 0);
        expect(countsEntropy(counts)).toBeCloseTo(Math.log2(n) - rest / n, 9);
      }),
    );
  });

  test("for every histogram: from 0 to log₂ K, whatever the order and the unit, and empty symbols add nothing", () => {
    fc.assert(
      fc.property(histograms, fc.constantFrom(0.5, 3, 1e300, 1e-300), (counts, unit) => {
        const bits = countsEntropy(counts);
        expect(bits).toBeGreaterThanOrEqual(0);
        expect(bits).toBeLessThanOrEqual(Math.log2(counts.length) + 1e-12);
        expect(countsEntropy([...counts].reverse())).toBeCloseTo(bits, 12);
        expect(countsEntropy([0, ...counts, 0])).toBe(bits);
        expect(countsEntropy(counts.map((count) => count * unit))).toBeCloseTo(bits, 9);
      }),
    );
  });

  test("for every two symbols: the binary entropy of the share of one", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (a, b) => {
        expect(countsEntropy([a, b])).toBeCloseTo(binaryEntropy(a / (a + b)), 12);
      }),
    );
  });

  test("example: 1 bit of two even symbols, 2 of four, 1.5 of 2 : 4 : 2, none of one", () => {
    expect(countsEntropy([5, 5])).toBe(1);
    expect(countsEntropy(Uint32Array.of(3, 3, 3, 3))).toBe(2);
    expect(countsEntropy([2, 4, 2])).toBe(1.5);
    expect(countsEntropy([0, 7])).toBe(0);
  });

  test.each([[[]], [[0, 0]], [[-1, 2]], [[Number.NaN]], [[Infinity, 1]], [[1e308, 1e308]]])(
    "counts of %j are refused",
    (counts) => {
      expect(() => countsEntropy(counts)).toThrow(DomainError);
    },
  );

  test("the message of a refusal names the count", () => {
    expect(() => countsEntropy([1, -2])).toThrow("counts[1] must be a finite number ≥ 0, got -2");
    expect(() => countsEntropy([0])).toThrow("counts must have a finite sum > 0, got 0");
  });
});
