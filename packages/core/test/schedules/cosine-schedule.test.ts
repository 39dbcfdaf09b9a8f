import { cosineSchedule } from "@equal-bits/core";
import { expect, test } from "vitest";
import { testRange } from "./range-laws.js";

test("example: in four steps from 1 to 0: half of 1 + cos 0°, 45°, 90°, 135°, 180°", () => {
  const value = cosineSchedule({ from: 1, to: 0, steps: 4 });
  [1, (1 + Math.SQRT1_2) / 2, 0.5, (1 - Math.SQRT1_2) / 2, 0, 0].forEach((wanted, step) => {
    expect(value(step)).toBeCloseTo(wanted, 12);
  });
});

testRange(cosineSchedule);
