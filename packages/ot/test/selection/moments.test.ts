import { NonFiniteError } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import fc from "fast-check";
import { expect, test } from "vitest";
import { finiteMoments, sampledMoments } from "../../src/selection/moments.js";
import { hardWeights } from "./hard-weights.js";

test("for every weights of like size in both halves: mean and deviation are those of two plain passes", () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: 1, max: 2, noNaN: true }), { minLength: 2 }), (values) => {
      const weights = Float32Array.from(values);
      const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
      const variance = weights.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / weights.length;
      const moments = finiteMoments(weights);
      if (moments.size < weights.length) return; // two or three weights of which one half is much the lesser
      expect(moments.mean).toBeCloseTo(mean, 12);
      expect(moments.deviation ** 2).toBeCloseTo(variance, 12);
    }),
    { numRuns: 1000 },
  );
});

test("for every finite weights, the largest too: they are not refused", () => {
  fc.assert(
    fc.property(latentWeights({ longest: 50 }), (weights) => {
      finiteMoments(weights);
    }),
    { numRuns: 1000 },
  );
});

test("for every weights with a NaN or an infinity: it is refused with its index", () => {
  const spoil = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
  fc.assert(
    fc.property(latentWeights({ shortest: 1, longest: 50 }), fc.nat(), spoil, (weights, place, bad) => {
      const index = place % weights.length;
      weights[index] = bad;
      expect(() => finiteMoments(weights)).toThrow(NonFiniteError);
      expect(() => finiteMoments(weights)).toThrow(`weights must be finite, got ${bad} at index ${index}`);
    }),
    { numRuns: 1000 },
  );
});

test("example: 3, 1, 1, 3 have mean 2 and deviation 1", () => {
  expect(finiteMoments(Float32Array.of(3, 1, 1, 3))).toEqual({ mean: 2, deviation: 1, size: 4 });
});

test("example: infinities of both signs, whose sum is NaN, are refused", () => {
  expect(() => finiteMoments(Float32Array.of(1, Infinity, 0, -Infinity))).toThrow("Infinity at index 1");
});

for (const place of [0, 1, 998, 999, 1000])
  test(`example: an outlier of 1e30 at place ${place} of 1001 does not move the moments`, () => {
    const weights = hardWeights.normal(1001);
    weights[place] = 1e30;
    const { mean, deviation } = finiteMoments(weights);
    expect(Math.abs(mean)).toBeLessThan(0.2);
    expect(Math.abs(deviation - 1)).toBeLessThan(0.2);
  });

test("example: a sample of the first 10,000 of 20,000 values tells nothing of the others", () => {
  const values = new Float32Array(20_000).fill(5, 10_000);
  const { mean, deviation, size } = sampledMoments(values, 10_000);
  expect([mean, deviation]).toEqual([0, 0]);
  expect(size).toBeLessThanOrEqual(256);
});
