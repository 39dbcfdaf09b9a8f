import { steppedSchedule } from "@equal-bits/core";
import { expect, test } from "vitest";

test("example: 0.1 that is divided by ten at steps 150, 250 and 320", () => {
  const rate = steppedSchedule({ from: 0.1, at: [150, 250, 320] });
  [0.1, 0.1, 0.01, 0.001, 0.0001].forEach((wanted, i) => {
    expect(rate([0, 149, 150, 319, 1e6][i])).toBeCloseTo(wanted, 15);
  });
});

test("example: a factor of its own, and two changes at once", () => {
  expect(steppedSchedule({ from: 1, factor: 2, at: [3, 3] })(3)).toBe(4);
});

test("what is not finite, a factor of 0 and places that do not ascend are refused", () => {
  expect(() => steppedSchedule({ from: Number.NaN, at: [] })).toThrow(
    "from must be a finite number, got NaN",
  );
  expect(() => steppedSchedule({ from: 1, factor: 0, at: [] })).toThrow(
    "factor must be a finite number > 0, got 0",
  );
  expect(() => steppedSchedule({ from: 1, at: [2, 1] })).toThrow(
    "at must be ascending steps ≥ 0, got [2, 1]",
  );
  expect(() => steppedSchedule({ from: 1, at: [Number.NaN] })).toThrow("got [NaN]");
});
