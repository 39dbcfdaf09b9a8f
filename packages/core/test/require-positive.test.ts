import { DomainError, requirePositive } from "@equal-bits/core";
import { expect, test } from "vitest";

test("example: any finite number above 0 passes", () => {
  for (const value of [Number.MIN_VALUE, 1, Number.MAX_VALUE])
    expect(() => requirePositive(value, "epsilon")).not.toThrow();
});

for (const value of [0, -0, -1, Number.NaN, Number.POSITIVE_INFINITY])
  test(`${value} is refused`, () => {
    expect(() => requirePositive(value, "epsilon")).toThrow(
      `epsilon must be a finite number > 0, got ${value}`,
    );
  });

test.each<[unknown, string]>([
  ["0.5", '"0.5"'],
  [5n, "5n"],
  [true, "true"],
  [[5], "an array of 1"],
  [{ valueOf: () => 5 }, "an object"],
  [Symbol("five"), "Symbol(five)"],
])("%o, of a caller without types, is refused as what it is", (value, text) => {
  expect(() => requirePositive(value as number, "epsilon")).toThrow(DomainError); // on purpose
  expect(() => requirePositive(value as number, "epsilon")).toThrow(
    `epsilon must be a finite number > 0, got ${text}`,
  );
});
