import { edeSchedule } from "@equal-bits/core";
import { expect, test } from "vitest";

test("example: t 0.1, 1, 10 and k 10, 1, 1", () => {
  const sharpness = edeSchedule({ steps: 2 });
  expect([0, 1, 2, 3].map(sharpness)).toEqual([
    { t: 0.1, k: 10 },
    { t: expect.closeTo(1, 12), k: expect.closeTo(1, 12) },
    { t: 10, k: 1 },
    { t: 10, k: 1 },
  ]);
});

test("for every step: the published formula, 10^(log₁₀ from + (log₁₀ to − log₁₀ from) · step/steps)", () => {
  const sharpness = edeSchedule({ from: 1e-3, to: 10, steps: 400 });
  for (let epoch = 0; epoch < 400; epoch++)
    expect(sharpness(epoch).t / 10 ** (-3 + (4 * epoch) / 400)).toBeCloseTo(1, 10);
});

test("an end that is not > 0 is refused", () => {
  expect(() => edeSchedule({ from: 0, steps: 2 })).toThrow("from must be a finite number > 0, got 0");
});
