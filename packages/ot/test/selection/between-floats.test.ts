import fc from "fast-check";
import { expect, test } from "vitest";
import { betweenFloats, floatBefore } from "../../src/selection/between-floats.js";

const float = fc.float({ noNaN: true });

test("for every two floats: the middle lies above the lower and not above the higher", () => {
  fc.assert(
    fc.property(float, float, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      if (low === high) return;
      const middle = betweenFloats(low, high);
      expect(middle <= high && (middle > low || middle === high)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("for every two floats: halving reaches the higher one in 32 steps", () => {
  fc.assert(
    fc.property(float, float, (a, b) => {
      const high = Math.max(a, b);
      let low = Math.min(a, b);
      for (let step = 0; step < 33 && low < high; step++) low = betweenFloats(low, high);
      expect(low + 0).toBe(high + 0);
    }),
    { numRuns: 2000 },
  );
});

test("for every float: nothing lies between it and the float before it", () => {
  fc.assert(
    fc.property(float, (value) => {
      if (value === -Infinity) return;
      const before = floatBefore(value);
      expect(before).toBeLessThan(value);
      expect(betweenFloats(before, value) + 0).toBe(value + 0);
    }),
    { numRuns: 2000 },
  );
});
