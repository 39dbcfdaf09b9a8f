import { linearSchedule } from "@equal-bits/core";
import { expect, test } from "vitest";
import { testRange } from "./range-laws.js";

test("example: in four steps from 0 to 100: 0, 25, 50, 75, 100 and ever after", () => {
  const value = linearSchedule({ from: 0, to: 100, steps: 4 });
  [0, 25, 50, 75, 100, 100].forEach((wanted, step) => {
    expect(value(step)).toBeCloseTo(wanted, 12);
  });
});

testRange(linearSchedule);
