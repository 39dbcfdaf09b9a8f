import { requirePositive } from "@equal-bits/core";
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
