import fc from "fast-check";
import { expect, test } from "vitest";
import { stretchEnds, stretchesOf, stretchMeans, stretchOf } from "../src/stretches.js";

test("for every training: each step lies in the stretch that ends behind it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(), (steps, any) => {
      const step = any % steps;
      const ends = stretchEnds(steps);
      const stretch = stretchOf(step, steps);
      expect(ends[stretch]).toBeGreaterThan(step);
      expect(stretch === 0 ? 0 : ends[stretch - 1]).toBeLessThanOrEqual(step);
      expect([ends.length, ends.at(-1)]).toEqual([stretchesOf(steps), steps]);
    }),
  );
});

test("for every training: the means of sums of ones are one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (steps) => {
      const sums = new Array<number>(stretchesOf(steps)).fill(0);
      for (let step = 0; step < steps; step++) sums[stretchOf(step, steps)] += 1;
      expect(stretchMeans(sums, steps)).toEqual(sums.map(() => 1));
    }),
  );
});
