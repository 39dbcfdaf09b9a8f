import { compensatedSum } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";

test("for every list of whole numbers and a huge pair that cancels: the sum is exact", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.constantFrom(1e15, 2 ** 60, 1e20), (numbers, huge) => {
      const exact = Number(numbers.reduce((sum, value) => sum + BigInt(value), 0n));
      expect(compensatedSum([huge, ...numbers, -huge])).toBe(exact);
    }),
    { numRuns: 1000 },
  );
});

test("example: ten tenths are 1, which plain addition misses", () => {
  const tenths = new Array<number>(10).fill(0.1);
  expect(compensatedSum(tenths)).toBe(1);
  expect(tenths.reduce((sum, tenth) => sum + tenth, 0)).not.toBe(1);
});
