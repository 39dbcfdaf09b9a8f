import { latentWeights } from "@equal-bits/laws";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nextRange } from "../../src/selection/aim.js";
import { aimAtNormal } from "../../src/selection/aim-at-normal.js";
import { aimBySample } from "../../src/selection/aim-by-sample.js";
import { aimEvenly } from "../../src/selection/aim-evenly.js";
import { floatBefore } from "../../src/selection/between-floats.js";
import { closeIn } from "../../src/selection/close-in.js";
import { upperNormalQuantile } from "../../src/selection/normal-quantile.js";
import { beginSearch, isOpen } from "../../src/selection/search.js";
import { hardWeights } from "./hard-weights.js";

test("for every open search, after any number of passes: the range lies inside the bracket and is not empty", () => {
  const cases = latentWeights({ shortest: 21, longest: 300 }).chain((weights) =>
    fc.tuple(fc.constant(weights), fc.integer({ min: 1, max: weights.length }), fc.nat({ max: 6 })),
  );
  fc.assert(
    fc.property(cases, ([weights, count, passes]) => {
      const search = beginSearch(weights, count);
      for (; isOpen(search); closeIn(search)) {
        const { low, high } = nextRange({ ...search, passes, misses: passes });
        expect(search.low <= low && low < high && high <= search.high).toBe(true);
        expect(Math.fround(low) === low && Math.fround(high) === high).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test("for every share from a thousandth: the normal quantile is good to 0.02", () => {
  const known: readonly (readonly [number, number])[] = [
    [0.5, 0],
    [0.158655, 1],
    [0.0227501, 2],
    [0.0013499, 3],
  ];
  for (const [share, z] of known) {
    expect(Math.abs(upperNormalQuantile(share) - z)).toBeLessThan(0.02);
    expect(Math.abs(upperNormalQuantile(1 - share) + z)).toBeLessThan(0.02);
  }
});

test("for every decile of 100 normal samples: the range aimed at holds the cut nine times in ten", () => {
  let held = 0;
  for (let i = 0; i < 100; i++) {
    const weights = hardWeights.normal(500 + i);
    const sorted = weights.toSorted();
    for (let tenth = 1; tenth < 10; tenth++) {
      const count = Math.round((tenth / 10) * weights.length);
      const { low, high } = aimAtNormal(count / weights.length, { mean: 0, deviation: 1, size: 256 });
      const cut = sorted[weights.length - count];
      held += +(cut > low && cut <= high);
    }
  }
  expect(held).toBeGreaterThan(0.9 * 900);
});

test("for every sample size: the range aimed at by it holds the cut nine times in ten, whatever the shape", () => {
  for (const name of ["normal", "Cauchy", "of every magnitude", "nine filters in turn", "reverse sorted"]) {
    let held = 0;
    for (let size = 100; size < 4000; size += 37) {
      const weights = hardWeights[name](size);
      const sorted = weights.toSorted();
      const count = 1 + (((size * 7) % size) >> 1) + (size >> 2);
      const { low, high } = aimBySample({ ...beginSearch(weights, count), misses: 1 });
      const cut = sorted[size - count];
      held += +(cut > low && cut <= high);
    }
    expect(held / Math.ceil(3900 / 37)).toBeGreaterThan(0.9);
  }
});

test("example: evenly spread over (0, 100], the 50 greatest of 100 end at 50, give or take 11", () => {
  const search = {
    ...beginSearch(new Float32Array(100), 50),
    low: 0,
    high: 100,
    aboveLow: 100,
    aboveHigh: 0,
  };
  expect(aimEvenly(search)).toEqual({ low: 39, high: 61 });
});

test("example: where most of a sample ties, the range is that value alone", () => {
  const weights = new Float32Array(1000).fill(3).fill(-1, 0, 100);
  expect(aimBySample(beginSearch(weights, 500))).toEqual({ low: floatBefore(3), high: 3 });
});

test("example: where three values share a sample about evenly, the range is the middle one alone", () => {
  const weights = Float32Array.from({ length: 1000 }, (_, i) => (i % 100 < 34 ? 1 : i % 100 < 66 ? 3 : 5));
  expect(aimBySample(beginSearch(weights, 500))).toEqual({ low: floatBefore(3), high: 3 });
});

test("example: after two misses a value that two in five weights have is taken out of the bracket", () => {
  const weights = Float32Array.from({ length: 1000 }, (_, i) => (i % 5 < 2 ? 0 : i / 1000));
  const search = beginSearch(weights, 300);
  const { low, high } = aimBySample({ ...search, misses: 1 });
  expect(low).toBeGreaterThan(0);
  expect(weights.includes(-floatBefore(-low)) && weights.includes(high)).toBe(true); // both end values lie inside
  expect(aimBySample({ ...search, misses: 2 })).toEqual({ low: floatBefore(0), high: 0 });
});

test("example: without a value in the bracket there is nothing to aim at, and the range is empty", () => {
  const search = { ...beginSearch(new Float32Array(100), 1), low: 1, high: 2 };
  expect(aimBySample(search)).toEqual({ low: 1, high: 1 });
});
