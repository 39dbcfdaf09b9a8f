import { latentWeights } from "@equal-bits/laws";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gatherInside } from "../../src/selection/gather-inside.js";

const float = fc.oneof(
  fc.float({ noNaN: true }),
  fc.integer({ min: -2, max: 2 }),
  fc.constantFrom(0, -0, 2 ** -149, -(2 ** -149)),
);

test("for every range: counts and gathers what a filter would, in order", () => {
  fc.assert(
    fc.property(latentWeights({ longest: 100 }), float, float, (values, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const room = new Float32Array(128);
      const { above, inside } = gatherInside(values, values.length, low, high, room);
      const wanted = values.filter((value) => value > low && value <= high);
      expect(above).toBe(values.filter((value) => value > high).length);
      expect(inside).toBe(wanted.length);
      expect(room.subarray(0, inside)).toEqual(wanted);
    }),
    { numRuns: 2000 },
  );
});

test("for every room, too small ones as well: the counts hold, and values beyond the length are not looked at", () => {
  fc.assert(
    fc.property(latentWeights({ shortest: 3, longest: 100 }), fc.nat({ max: 5 }), (values, log) => {
      const length = values.length - 3;
      const { above, inside } = gatherInside(values, length, -1, 0.5, new Float32Array(2 ** log));
      const looked = values.subarray(0, length);
      expect(above).toBe(looked.filter((value) => value > 0.5).length);
      expect(inside).toBe(looked.filter((value) => value > -1 && value <= 0.5).length);
    }),
    { numRuns: 1000 },
  );
});

test("example: of 5, 1, 2, 3, 0 one lies above (0, 3], and 1, 2, 3 inside", () => {
  const room = new Float32Array(4);
  expect(gatherInside(Float32Array.of(5, 1, 2, 3, 0), 5, 0, 3, room)).toEqual({ above: 1, inside: 3 });
  expect([...room.subarray(0, 3)]).toEqual([1, 2, 3]);
});
