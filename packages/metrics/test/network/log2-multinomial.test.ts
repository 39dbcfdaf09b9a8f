import { DomainError } from "@equal-bits/core";
import { countsEntropy, log2Multinomial } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

/** n! / Πc!, exactly: a product of binomials. */
function multinomial(counts: readonly number[]): bigint {
  let result = 1n;
  let placed = 0n;
  for (const count of counts)
    for (let i = 1n; i <= BigInt(count); i++) {
      placed += 1n;
      result = (result * placed) / i;
    }
  return result;
}

/** log₂ of a whole number of any length: its leading 53 bits, and how many follow. */
function log2(value: bigint): number {
  const bits = value.toString(2).length;
  const shift = Math.max(0, bits - 53);
  return Math.log2(Number(value >> BigInt(shift))) + shift;
}

const relative = (found: number, wanted: number): number => Math.abs(found - wanted) / Math.max(wanted, 1);

describe("log2Multinomial", () => {
  test("for every histogram: log₂ of the multinomial in whole numbers, to 1e-14", () => {
    const counts = fc.array(fc.oneof(fc.nat(40), fc.nat(700), fc.constantFrom(0, 1, 15, 16, 17)), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(counts, (histogram) => {
        expect(relative(log2Multinomial(histogram), log2(multinomial(histogram)))).toBeLessThan(1e-14);
      }),
    );
  });

  test("for every count of few among many: log₂ of the binomial, to 1e-14, where factorials of each would lose digits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 2 ** 50 }), fc.integer({ min: 1, max: 30 }), (rest, few) => {
        let exact = 1n;
        for (let i = 1n; i <= BigInt(few); i++) exact = (exact * (BigInt(rest) + i)) / i;
        expect(relative(log2Multinomial([rest, few]), log2(exact))).toBeLessThan(1e-14);
      }),
    );
  });

  test("for every histogram: no more than n times the entropy, and no less by more than ½ log₂ n + 1 a level", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e9), { minLength: 2, maxLength: 8 }), (histogram) => {
        const n = histogram.reduce((sum, count) => sum + count, 0);
        fc.pre(n > 0);
        const entropy = n * countsEntropy(histogram);
        const bits = log2Multinomial(histogram);
        expect(bits).toBeLessThanOrEqual(entropy * (1 + 1e-12));
        expect(bits).toBeGreaterThanOrEqual(
          entropy - histogram.length * (Math.log2(n) / 2 + 1) - entropy * 1e-12,
        );
      }),
    );
  });

  test("for every histogram: the order of the symbols does not count, nor do empty ones", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e6), { maxLength: 6 }), (histogram) => {
        const bits = log2Multinomial(histogram);
        expect(relative(log2Multinomial([0, ...histogram.reverse(), 0]), bits)).toBeLessThan(1e-13);
      }),
    );
  });

  test("example: 6 orders of two and two, 576 over 288, 1 of one symbol, and of none", () => {
    expect(log2Multinomial([2, 2])).toBeCloseTo(Math.log2(6), 14);
    expect(log2Multinomial(Uint32Array.of(288, 288))).toBeCloseTo(log2(multinomial([288, 288])), 10);
    expect([log2Multinomial([0, 9]), log2Multinomial([0, 0]), log2Multinomial([])]).toEqual([0, 0, 0]);
    expect(log2Multinomial([2 ** 52, 1])).toBeCloseTo(Math.log2(2 ** 52 + 1), 12);
  });

  test.each([[[-1]], [[1.5]], [[Number.NaN]], [[2 ** 53]], [[2 ** 52, 2 ** 52]]])(
    "counts of %j are refused",
    (counts) => {
      expect(() => log2Multinomial(counts)).toThrow(DomainError);
    },
  );
});
