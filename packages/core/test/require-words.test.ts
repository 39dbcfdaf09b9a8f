import { requireWords, ShapeError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";

test("for every number of groups and bits: the words that hold them pass, and no other number", () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 99 }), (groups, size, more) => {
      let words = 0;
      while (32 * words < size) words += 1; // of one group
      expect(() => requireWords(groups * words, groups, size, "out")).not.toThrow();
      expect(() => requireWords(groups * words + more, groups, size, "out")).toThrow(ShapeError);
    }),
  );
});

test("too few words are refused with the name and how many there must be", () => {
  expect(() => requireWords(3, 2, 33, "mask")).toThrow(
    "mask must have ⌈size / 32⌉ words for each group, 4 for 2 groups of 33, got 3",
  );
});
