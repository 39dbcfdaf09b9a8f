import { equalBits, sign, ternary } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { promisedRatio } from "../../src/rules/promised-ratio.js";

test("for every ratio: one whose counts of ordinary filters are the same but for rounding", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (ratio) => {
      const promised = Number(promisedRatio(equalBits(ratio)));
      for (const size of [144, 288, 576, 4608])
        expect(Math.abs(promised * size - (equalBits(ratio).counts?.(size)[1] ?? 0))).toBeLessThan(0.501);
    }),
  );
});

test("for every ratio of two digits: that", () => {
  for (let hundredths = 0; hundredths <= 100; hundredths++)
    expect(promisedRatio(equalBits(hundredths / 100))).toBe(hundredths / 100);
});

test("example: none where the share differs with the size, as that of a fixed number of +1", () => {
  const five = { ...sign(), counts: (size: number) => [size - 5, 5] };
  expect(promisedRatio(five)).toBe(null);
  expect(promisedRatio({ ...sign(), counts: (size) => [size - 1, 1] })).toBe(null);
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
