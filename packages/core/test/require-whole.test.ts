import { DomainError, requireWhole } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";

test("for every whole number not below the least: passes", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (one, other) => {
      expect(() => requireWhole(Math.max(one, other), "rows", Math.min(one, other))).not.toThrow();
    }),
  );
});

test("for every whole number below the least: refused with the name, the least and the number", () => {
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 50 }), (least, below) => {
      expect(() => requireWhole(least - below, "rows", least)).toThrow(
        `rows must be a whole number ≥ ${least}, got ${least - below}`,
      );
    }),
  );
});

test("example: 0 passes where nothing is said of the least, and so does −0", () => {
  for (const value of [0, -0, 1, Number.MAX_SAFE_INTEGER])
    expect(() => requireWhole(value, "size")).not.toThrow();
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("%s is refused", (value) => {
  expect(() => requireWhole(value, "size")).toThrow(DomainError);
  expect(() => requireWhole(value, "size")).toThrow(`size must be a whole number ≥ 0, got ${value}`);
});

test.each<[unknown, string]>([
  ["2", '"2"'],
  [2n, "2n"],
  [null, "null"],
  [[2], "an array of 1"],
  [{ toString: 1 }, "an object"],
  [Symbol("two"), "Symbol(two)"],
])("%o, of a caller without types, is refused as what it is", (value, text) => {
  expect(() => requireWhole(value as number, "size")).toThrow(DomainError); // on purpose
  expect(() => requireWhole(value as number, "size")).toThrow(`size must be a whole number ≥ 0, got ${text}`);
});
