import fc from "fast-check";
import { expect, test } from "vitest";
import { addFlips, areFlipSums, flipCurve } from "../src/flip-curve.js";

const trainings = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 350 });

test("for every training and every way to cut it into epochs: the same whole numbers, at most 100, none lost", () => {
  fc.assert(
    fc.property(trainings, fc.integer({ min: 1, max: 60 }), (flips, perEpoch) => {
      const whole = addFlips([], flips, 0, flips.length);
      let sums: number[] = [];
      for (let first = 0; first < flips.length; first += perEpoch)
        sums = addFlips(
          JSON.parse(JSON.stringify(sums)),
          flips.slice(first, first + perEpoch),
          first,
          flips.length,
        );
      expect(sums).toEqual(whole);
      expect(whole.length).toBe(Math.min(100, flips.length));
      expect(whole.reduce((a, b) => a + b)).toBe(flips.reduce((a, b) => a + b));
      expect(areFlipSums(whole)).toBe(true);
    }),
  );
});

test("for every training: each share is the mean of the steps of its stretch, and stretches differ by a step at most", () => {
  fc.assert(
    fc.property(trainings, fc.integer({ min: 1, max: 5000 }), (flips, weights) => {
      const { steps, shares } = flipCurve(addFlips([], flips, 0, flips.length), flips.length, weights);
      expect(steps[steps.length - 1]).toBe(flips.length);
      const starts = [0, ...steps.slice(0, -1)];
      const lengths = steps.map((end, i) => end - starts[i]);
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      for (const [i, share] of shares.entries()) {
        const stretch = flips.slice(starts[i], steps[i]);
        expect(share).toBeCloseTo(stretch.reduce((a, b) => a + b) / stretch.length / weights, 12);
      }
    }),
  );
});

test("example: three steps of ten weights; then 250 steps in stretches of two and three", () => {
  const sums = addFlips(addFlips([], [5, 3], 0, 3), [1], 2, 3);
  expect(sums).toEqual([5, 3, 1]);
  expect(flipCurve(sums, 3, 10)).toEqual({ steps: [1, 2, 3], shares: [0.5, 0.3, 0.1] });
  const long = flipCurve(addFlips([], new Array(250).fill(7), 0, 250), 250, 7);
  expect(long.steps.slice(0, 4)).toEqual([3, 5, 8, 10]);
  expect(new Set(long.shares)).toEqual(new Set([1]));
});

test("what is no list of at most 100 whole numbers is told", () => {
  for (const sums of [null, "12", [-1], [0.5], [Number.NaN], ["1"], new Array(101).fill(0)])
    expect(areFlipSums(sums)).toBe(false);
  expect(areFlipSums([])).toBe(true);
});
