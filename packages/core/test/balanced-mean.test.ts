import { balancedMean, greatestFloat32 } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";

const float = fc.float({ noNaN: true, noDefaultInfinity: true });

test("for every group: within log₂ n + 3 roundings of the mean in float64", () => {
  fc.assert(
    fc.property(fc.array(float, { minLength: 1, maxLength: 70 }), (values) => {
      const weights = Float32Array.from(values);
      const exact = weights.reduce((sum, weight) => sum + weight / weights.length, 0);
      const magnitude = weights.reduce((sum, weight) => sum + Math.abs(weight) / weights.length, 0);
      const roundings = Math.log2(weights.length) + 3;
      const allowed = roundings * (2 ** -24 * magnitude + 2 ** -149 * weights.length);
      expect(Math.abs(balancedMean(weights) - exact)).toBeLessThanOrEqual(allowed);
    }),
    { numRuns: 2000 },
  );
});

test("for every size: the greatest float32, over and over, has no greater mean", () => {
  for (let size = 1; size < 70; size++) {
    const mean = balancedMean(new Float32Array(size).fill(greatestFloat32));
    expect(mean).toBeLessThanOrEqual(greatestFloat32);
    expect(mean).toBeGreaterThan(greatestFloat32 * (1 - 1e-6));
  }
});

test("example: three weights are halved twice, added crosswise and multiplied by 4/3", () => {
  expect(balancedMean(Float32Array.of(1, 2, 6))).toBe(Math.fround((0.25 + 1.5 + 0.5) * Math.fround(4 / 3)));
  expect(balancedMean(Float32Array.of(1, 2, 3, 6))).toBe(3);
  expect(balancedMean(new Float32Array(0))).toBe(0);
});

test("for every size: equal values are their own mean, whatever rounding does", () => {
  fc.assert(
    fc.property(float, fc.integer({ min: 1, max: 600 }), (value, size) => {
      expect(balancedMean(new Float32Array(size).fill(value))).toBe(Math.fround(value) + 0);
    }),
    { numRuns: 1000 },
  );
  expect(balancedMean(new Float32Array(3).fill(0.1))).toBe(Math.fround(0.1));
});

test("the values stay as they were", () => {
  const weights = Float32Array.of(3, 1, 2);
  balancedMean(weights);
  expect([...weights]).toEqual([3, 1, 2]);
});
