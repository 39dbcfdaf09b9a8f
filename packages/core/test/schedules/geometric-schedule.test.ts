import { geometricSchedule } from "@equal-bits/core";
import { expect, test } from "vitest";
import { testRange } from "./range-laws.js";

test("example: in two steps from 100 to 1: 100, 10, 1 and ever after", () => {
  const value = geometricSchedule({ from: 100, to: 1, steps: 2 });
  [100, 10, 1, 1, 1, 1].forEach((wanted, step) => {
    expect(value(step)).toBeCloseTo(wanted, 12);
  });
});

testRange(geometricSchedule, 0.001);
