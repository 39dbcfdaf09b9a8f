import { latentWeights } from "@equal-bits/laws";
import { kthLargest } from "@equal-bits/ot";
import fc from "fast-check";
import { expect, test } from "vitest";

test("for every filter and k: the k-th of the sorted weights", () => {
  const cases = latentWeights({ shortest: 1, longest: 500 }).chain((weights) =>
    fc.tuple(fc.constant(weights), fc.integer({ min: 1, max: weights.length })),
  );
  fc.assert(
    fc.property(cases, ([weights, k]) => {
      expect(kthLargest(weights, k) + 0).toBe(weights.toSorted()[weights.length - k] + 0);
    }),
    { numRuns: 2000 },
  );
});

test("example: the second largest of 3, 1, 3, 2 is 3", () => {
  expect(kthLargest(Float32Array.of(3, 1, 3, 2), 2)).toBe(3);
});

for (const k of [0, 5, 1.5, Number.NaN])
  test(`k = ${k} of 4 weights is refused`, () => {
    expect(() => kthLargest(new Float32Array(4), k)).toThrow("k must be a whole number from 1 to 4");
  });
