import { latentWeights } from "@equal-bits/laws";
import fc from "fast-check";
import { expect, test } from "vitest";
import { aimBySample } from "../../src/selection/aim-by-sample.js";
import { floatBefore } from "../../src/selection/between-floats.js";
import { closeIn } from "../../src/selection/close-in.js";
import { cutAfter } from "../../src/selection/cut.js";
import { beginSearch, cutOf, isOpen, type Search } from "../../src/selection/search.js";
import { hardWeights } from "./hard-weights.js";

/** Four aimed passes, and four over each quarter of the values before; and one pass for each bit of a float32. */
const MOST_PASSES = 38;

/** Runs a search and gives its work in passes over all weights. */
function passesOf(search: Search): number {
  let looked = 0;
  const size = search.length;
  while (isOpen(search)) {
    looked += search.length;
    closeIn(search);
  }
  return looked / size;
}

/** The values that a sample holds: they are left in the room. */
function aimedSample(search: Search): Float32Array {
  search.room.fill(-1);
  aimBySample(search);
  return search.room.filter((value) => value >= 0);
}

const weightsAndCount = (longest: number) =>
  latentWeights({ shortest: 1, longest }).chain((weights) =>
    fc.tuple(fc.constant(weights), fc.integer({ min: 1, max: weights.length })),
  );

test("for every group and count: the cut is the weight of that rank, and as many lie above it as are said", () => {
  fc.assert(
    fc.property(weightsAndCount(600), ([weights, count]) => {
      const { value, above } = cutAfter(weights, count);
      expect(value + 0).toBe(weights.toSorted()[weights.length - count] + 0);
      expect(above).toBe(weights.filter((weight) => weight > value).length);
    }),
    { numRuns: 2000 },
  );
});

test("for every group and count: both ends of the bracket are proved after each pass", () => {
  fc.assert(
    fc.property(weightsAndCount(600), ([weights, count]) => {
      const above = (bar: number): number => weights.filter((weight) => weight > bar).length;
      const search = beginSearch(weights, count);
      while (isOpen(search)) {
        closeIn(search);
        expect(search.leftAbove + search.aboveLow).toBe(above(search.low));
        expect(search.leftAbove + search.aboveHigh).toBe(above(search.high));
        expect(search.aboveLow >= search.rank && search.rank > search.aboveHigh).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test("for every pass: misses are counted until fewer values are left, and passes until a quarter is", () => {
  fc.assert(
    fc.property(weightsAndCount(600), ([weights, count]) => {
      const search = beginSearch(weights, count);
      while (isOpen(search)) {
        const { length, passes, misses } = search;
        closeIn(search);
        expect(search.misses).toBe(search.length < length ? 0 : misses + 1);
        expect(search.passes).toBe(search.length <= length / 4 ? 0 : passes + 1);
      }
    }),
    { numRuns: 500 },
  );
});

test("for every group and count: the work is that of at most 38 passes", () => {
  fc.assert(
    fc.property(weightsAndCount(3000), ([weights, count]) => {
      expect(passesOf(beginSearch(weights, count))).toBeLessThanOrEqual(MOST_PASSES);
    }),
    { numRuns: 300 },
  );
});

for (const [name, make] of Object.entries(hardWeights))
  test(`for every tenth of the counts of weights ${name}: the work is that of at most 6 passes`, () => {
    for (const size of [21, 600, 5000, 20_000])
      for (let tenth = 0; tenth <= 10; tenth++) {
        const count = Math.max(1, Math.round((tenth / 10) * size));
        expect(passesOf(beginSearch(make(size), count))).toBeLessThanOrEqual(6);
      }
  });

test("for every wrong pair of moments: the cut is right and the work bounded", () => {
  const weights = hardWeights.normal(1000);
  const sorted = weights.toSorted();
  const anything = fc.double({ noNaN: false });
  fc.assert(
    fc.property(anything, anything, fc.integer({ min: 1, max: 1000 }), (mean, deviation, count) => {
      const search = beginSearch(weights, count, { mean, deviation, size: 1000 });
      expect(passesOf(search)).toBeLessThanOrEqual(MOST_PASSES);
      expect(cutOf(search).value).toBe(sorted[1000 - count]);
    }),
    { numRuns: 500 },
  );
});

test("for weights that mislead every sample: the cut is right and the work bounded, however many magnitudes they span", () => {
  const size = 4096;
  const places = Float32Array.from({ length: size }, (_, i) => i);
  const search = { ...beginSearch(places, 1), misses: 3 };
  const sampled = new Set(aimedSample(search));
  const honest = hardWeights["of every magnitude"](size);
  let most = 0;
  for (const lie of [1e30, -1e30, 0]) {
    const weights = honest.map((weight, i) => (sampled.has(i) ? lie : weight));
    const sorted = weights.toSorted();
    for (let count = 1; count <= size; count += 315) {
      const misled = beginSearch(weights, count);
      most = Math.max(most, passesOf(misled));
      expect(cutOf(misled).value).toBe(sorted[size - count]);
    }
  }
  expect(most).toBeGreaterThan(3); // they are misled
  expect(most).toBeLessThanOrEqual(MOST_PASSES);
});

test("for bell-shaped weights: the work is that of at most two passes, on average over the counts", () => {
  for (const size of [576, 4608, 50_000]) {
    const weights = hardWeights.normal(size);
    let passes = 0;
    for (let percent = 1; percent < 100; percent++)
      passes += passesOf(beginSearch(weights, Math.ceil((percent / 100) * size)));
    expect(passes / 99).toBeLessThanOrEqual(2);
  }
});

test("example: of 30 weights, ten of each, the 15th greatest is the middle one, with ten above", () => {
  const weights = Float32Array.from({ length: 30 }, (_, i) => i % 3);
  expect(cutAfter(weights, 15)).toEqual({ value: 1, above: 10 });
});

test("example: a bracket of one value ends the search, however many weights tie", () => {
  const search = { ...beginSearch(new Float32Array(1000), 3), low: floatBefore(0), high: 0 };
  expect(isOpen(search)).toBe(false);
  expect(cutOf(search)).toEqual({ value: 0, above: 0 });
});

test("a NaN, which every caller refuses, cannot send the search astray in silence", () => {
  expect(() => cutAfter(Float32Array.of(Number.NaN), 1)).toThrow(RangeError);
});
