import { constantSchedule } from "@equal-bits/core";
import { expect, test } from "vitest";

test("for every step: the value", () => {
  for (const step of [0, 0.5, 1e9]) expect(constantSchedule(0.3)(step)).toBe(0.3);
});

test("a value that is not finite, and a step below 0, are refused", () => {
  expect(() => constantSchedule(Number.NaN)).toThrow("value must be a finite number, got NaN");
  expect(() => constantSchedule(1)(-1)).toThrow("step must be ≥ 0, got -1");
});
