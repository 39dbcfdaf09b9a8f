import { clipConstraint } from "@equal-bits/binarize";
import { expect, test } from "vitest";
import { onBackends, through } from "../on-backends.js";

onBackends(() => {
  test("example: −3, −½, 0 and 2 within ±1", () => {
    expect(through(clipConstraint(1).apply, -3, -0.5, 0, 2)).toEqual([-1, -0.5, 0, 1]);
  });
});

for (const limit of [0, Number.NaN])
  test(`a limit of ${limit} is refused`, () => {
    expect(() => clipConstraint(limit)).toThrow(`limit must be a finite number > 0, got ${limit}`);
  });
