import { clippedGradient } from "@equal-bits/binarize";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { slopesOf } from "./pointwise-oracle.js";

onBackends(() => {
  test("example: the gradient passes up to the limit and no further", () => {
    expect(slopesOf(clippedGradient(0.5), -0.75, -0.5, 0, 0.5, 0.75)).toEqual([0, 1, 1, 1, 0]);
  });
});

for (const limit of [0, -1, Number.NaN])
  test(`a limit of ${limit} is refused`, () => {
    expect(() => clippedGradient(limit)).toThrow(`limit must be a finite number > 0, got ${limit}`);
  });
