import { latentWeights } from "@equal-bits/laws";
import fc from "fast-check";
import { expect, test } from "vitest";

const drawn = fc.sample(latentWeights({ longest: 100 }), { numRuns: 2000, seed: 3 });

test("the hard cases are among those drawn", () => {
  const has = (holds: (weights: Float32Array) => boolean) => drawn.some(holds);
  expect(has((weights) => weights.length === 0)).toBe(true);
  expect(has((weights) => weights.length === 1)).toBe(true);
  expect(has((weights) => weights.length > 64)).toBe(true);
  expect(has((weights) => weights.includes(0) && weights.some((weight) => Object.is(weight, -0)))).toBe(true);
  expect(has((weights) => weights.some((weight) => weight !== 0 && Math.abs(weight) < 2 ** -126))).toBe(true);
  expect(has((weights) => weights.some((weight) => Math.abs(weight) > 1e38))).toBe(true);
  expect(has((weights) => weights.length > 1 && new Set(weights).size === 1)).toBe(true);
});

test("for every drawn group: all weights are finite", () => {
  expect(drawn.every((weights) => weights.every(Number.isFinite))).toBe(true);
});
