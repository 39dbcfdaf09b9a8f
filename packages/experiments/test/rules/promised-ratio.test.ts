import { equalBits, sign, ternary } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { promisedRatio } from "../../src/rules/promised-ratio.js";

test("for every ratio: to nine digits", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (ratio) => {
      expect(Math.abs(Number(promisedRatio(equalBits(ratio))) - ratio)).toBeLessThanOrEqual(1e-9);
    }),
  );
});

test("example: none where the data decide, with three levels, or for counts of one size only", () => {
  const counted = {
    ...sign(),
    counts: (size: number) => {
      if (size !== 9) throw new Error("only 9");
      return [4, 5];
    },
  };
  expect([sign(), ternary(0.5), counted].map(promisedRatio)).toEqual([null, null, null]);
});
