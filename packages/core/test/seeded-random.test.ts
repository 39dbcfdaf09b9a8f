import { DomainError, type SeededRandom, seededRandom, shuffledIndices } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { xoshiro128 } from "./exact-xoshiro.js";

const runs = { numRuns: 1000 };
const words = fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constant(2 ** 32 - 1));

describe("seededRandom", () => {
  test("for every seed and stream: equals xoshiro128** in exact integers", () => {
    fc.assert(
      fc.property(words, words, (seed, stream) => {
        const random = seededRandom(seed, stream);
        const oracle = xoshiro128(seed, stream);
        for (let i = 0; i < 8; i++) expect(random.uint32()).toBe(oracle());
      }),
      runs,
    );
  });

  test("for every seed and stream: the same numbers again, other numbers for another seed or stream", () => {
    fc.assert(
      fc.property(words, words, (seed, stream) => {
        const first = take(seededRandom(seed, stream));
        expect(take(seededRandom(seed, stream))).toEqual(first);
        expect(take(seededRandom((seed ^ 1) >>> 0, stream))).not.toEqual(first);
        expect(take(seededRandom(seed, (stream ^ 1) >>> 0))).not.toEqual(first);
      }),
      runs,
    );
  });

  test("for every seed: uniform is in [0, 1) and uses all 32 bits", () => {
    fc.assert(
      fc.property(words, (seed) => {
        const [random, same] = [seededRandom(seed), seededRandom(seed)];
        const value = random.uniform();
        expect(value).toBe(same.uint32() / 2 ** 32);
        expect(value >= 0 && value < 1).toBe(true);
      }),
      runs,
    );
  });

  test("for every bound: below gives whole numbers under it", () => {
    fc.assert(
      fc.property(
        words,
        fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 2 ** 32 })),
        (seed, bound) => {
          const random = seededRandom(seed);
          for (let i = 0; i < 4; i++) {
            const value = random.below(bound);
            expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
          }
        },
      ),
      runs,
    );
  });

  test("for 60,000 draws below 6: each face as often as chance allows", () => {
    const faces = new Float64Array(6);
    const random = seededRandom(1);
    for (let i = 0; i < 60_000; i++) faces[random.below(6)] += 1;
    const chiSquared = faces.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquared).toBeLessThan(20.5); // 5 degrees of freedom, 0.1 %
  });

  test("for a bound of 3 · 2³⁰: no third is favoured, as the plain remainder would favour the first", () => {
    const thirds = new Float64Array(3);
    const random = seededRandom(2);
    for (let i = 0; i < 30_000; i++) thirds[Math.floor(random.below(3 * 2 ** 30) / 2 ** 30)] += 1;
    for (const count of thirds) expect(Math.abs(count - 10_000)).toBeLessThan(350); // sd 82; the remainder gives 15,000
  });

  test("for 100,000 normal numbers: mean 0, variance 1, symmetric, with the tails of a normal distribution", () => {
    const random = seededRandom(3);
    const values = Float64Array.from({ length: 100_000 }, () => random.normal());
    const moment = (power: number): number => values.reduce((sum, x) => sum + x ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.013); // 4 standard errors each
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.018);
    expect(Math.abs(moment(3))).toBeLessThan(0.05);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.13);
  });

  test("example: the first numbers of seed 0, for ever", () => {
    const random = seededRandom(0);
    expect([random.uint32(), random.uint32(), random.uint32()]).toEqual([1740388448, 1101139045, 2419808379]);
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 32])("a seed or stream of %s is refused", (word) => {
    expect(() => seededRandom(word)).toThrow(DomainError);
    expect(() => seededRandom(word)).toThrow(`seed must be a whole number from 0 to 2³² − 1, got ${word}`);
    expect(() => seededRandom(0, word)).toThrow(
      `stream must be a whole number from 0 to 2³² − 1, got ${word}`,
    );
  });

  test.each([0, -1, 1.5, Number.NaN, 2 ** 32 + 1])("a bound of %s is refused", (bound) => {
    expect(() => seededRandom(0).below(bound)).toThrow(DomainError);
  });
});

describe("shuffledIndices", () => {
  test("for every size and seed: each index once, and the same order again", () => {
    fc.assert(
      fc.property(fc.nat(200), words, (size, seed) => {
        const order = shuffledIndices(size, seededRandom(seed));
        expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
        expect(shuffledIndices(size, seededRandom(seed))).toEqual(order);
      }),
      runs,
    );
  });

  test("for 24,000 shuffles of 4: every one of the 24 orders as often as chance allows", () => {
    const random = seededRandom(4);
    const seen = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const order = shuffledIndices(4, random).join();
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    const chiSquared = [...seen.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquared).toBeLessThan(49.7); // 23 degrees of freedom, 0.1 %
  });

  test.each([-3, 2.5, Number.NaN])("a size of %s is refused", (size) => {
    expect(() => shuffledIndices(size, seededRandom(0))).toThrow(DomainError);
  });
});

function take(random: SeededRandom): number[] {
  return Array.from({ length: 4 }, () => random.uint32());
}
