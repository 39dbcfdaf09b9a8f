import { apportion, DomainError } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportionExactly, fractions, sizes } from "./exact-fractions.js";

const runs = { numRuns: 2000 };

describe("apportion", () => {
  test("for every size and fractions: equals the largest-remainder rule in exact arithmetic", () => {
    fc.assert(
      fc.property(sizes, fractions(), (size, { parts, whole }) => {
        const shares = parts.map((part) => part / whole);
        expect(apportion(size, shares)).toEqual(apportionExactly(size, parts, whole));
      }),
      runs,
    );
  });

  test("for every size and fractions with one level over hundreds: equals the exact rule", () => {
    const skewed = fc
      .tuple(
        fc.array(fc.nat(3), { minLength: 63, maxLength: 255 }),
        fc.integer({ min: 1000, max: 10_000 }),
        fc.boolean(),
      )
      .map(([small, whole, first]) => {
        const rest = whole - total(small);
        return { parts: first ? [rest, ...small] : [...small, rest], whole };
      });
    fc.assert(
      fc.property(fc.nat(10_000), skewed, (blocks, { parts, whole }) => {
        const size = blocks * whole + Math.floor(whole / 2); // remainders often tie
        const shares = parts.map((part) => part / whole);
        expect(apportion(size, shares)).toEqual(apportionExactly(size, parts, whole));
      }),
      runs,
    );
  });

  test("for every size and real shares: whole counts ≥ 0 that sum to size, each less than 1 away", () => {
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 256 });
    fc.assert(
      fc.property(sizes, weights, (size, unscaled) => {
        const sum = total(unscaled);
        fc.pre(sum > 1e-300); // below it the division loses the shares' digits
        const shares = unscaled.map((share) => share / sum);
        const counts = apportion(size, shares);
        expect(total(counts)).toBe(size);
        counts.forEach((count, level) => {
          expect(Number.isInteger(count) && count >= 0).toBe(true);
          expect(Math.abs(count - shares[level] * size)).toBeLessThan(1 + 1e-6); // 1e-6: this line's own rounding
        });
      }),
      runs,
    );
  });

  test("for every two levels: a greater share never gets fewer weights, nor does a greater size", () => {
    const ratio = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(sizes, ratio, ratio, (size, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const positives = (of: number, p: number): number => apportion(of, [1 - p, p])[1];
        expect(positives(size, high)).toBeGreaterThanOrEqual(positives(size, low));
        expect(positives(size + 1, low)).toBeGreaterThanOrEqual(positives(size, low));
      }),
      runs,
    );
  });

  test("for every size: shares of 0 and 1 give nothing and everything", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        expect(apportion(size, [0, 1])).toEqual([0, size]);
        expect(apportion(size, [1, 0])).toEqual([size, 0]);
        expect(apportion(size, [1])).toEqual([size]);
      }),
      runs,
    );
  });

  test("for every odd size: half rounds to +1", () => {
    fc.assert(
      fc.property(fc.nat(5e7), (half) => {
        expect(apportion(2 * half + 1, [0.5, 0.5])).toEqual([half, half + 1]);
      }),
      runs,
    );
  });

  test("example: 10 weights over 26 %, 37 % and 37 % : quotas 2.6, 3.7, 3.7, and 0.7 is the greater remainder", () => {
    expect(apportion(10, [0.26, 0.37, 0.37])).toEqual([2, 4, 4]);
  });

  test("example: three equal remainders go to the highest levels first", () => {
    expect(apportion(7, [1 / 3, 1 / 3, 1 / 3])).toEqual([2, 2, 3]);
    expect(apportion(8, [1 / 3, 1 / 3, 1 / 3])).toEqual([2, 3, 3]);
  });

  test("example: 0.29 · 100 is 28.999999999999996 in float64 and means 29", () => {
    expect(apportion(100, [1 - 0.29, 0.29])).toEqual([71, 29]);
  });

  test("example: a share of −0 gets 0 weights, not −0", () => {
    expect(apportion(5, [1, -0])).toEqual([5, 0]);
  });

  test("example: the dust of summing 64 shares does not break a tie", () => {
    const small = Array.from({ length: 63 }, (_, i) => i % 4);
    const parts = [4098 - total(small), ...small];
    const shares = parts.map((part) => part / 4098);
    expect(apportion(2049, shares)).toEqual(apportionExactly(2049, parts, 4098));
  });

  test("example: shares that sum to 1 but for 8e-10 are meant to sum to 1, however many weights there are", () => {
    expect(apportion(1e10, [0.5 + 4e-10, 0.5 + 4e-10])).toEqual([5e9, 5e9]);
    expect(apportion(1e10, [0.5 - 4e-10, 0.5 - 4e-10])).toEqual([5e9, 5e9]);
  });

  test.each([-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("a size of %s is refused", (size) => {
    expect(() => apportion(size, [0.5, 0.5])).toThrow(DomainError);
    expect(() => apportion(size, [0.5, 0.5])).toThrow(`size must be a whole number ≥ 0, got ${size}`);
  });

  test.each([
    ["no level", [], "one number ≥ 0 for each level"],
    ["a share below 0", [1.2, -0.2], "one number ≥ 0 for each level"],
    ["NaN", [Number.NaN, 1], "one number ≥ 0 for each level"],
    ["infinity", [Number.POSITIVE_INFINITY, 0], "sum to 1"],
    ["a sum above 1", [0.5, 0.6], "with sum 1.1; divide each by the sum"],
    ["a sum below 1", [0.5, 0.49], "sum to 1"],
    ["a ratio of 1.2", [1 - 1.2, 1.2], "one number ≥ 0 for each level"],
  ])("%s among shares is refused", (_, shares, message) => {
    expect(() => apportion(10, shares)).toThrow(DomainError);
    expect(() => apportion(10, shares)).toThrow(message);
  });
});

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
