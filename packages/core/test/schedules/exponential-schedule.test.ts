import { exponentialSchedule } from "@equal-bits/core";
import { expect, test } from "vitest";
import { testRange } from "./range-laws.js";

test("example: in two steps from 0.85 to 0.99, by way of (√e − 1)/(e − 1)", () => {
  const value = exponentialSchedule({ from: 0.85, to: 0.99, steps: 2 });
  [0.85, 0.85 + (0.14 * (Math.exp(0.5) - 1)) / (Math.E - 1), 0.99, 0.99, 0.99, 0.99].forEach(
    (wanted, step) => {
      expect(value(step)).toBeCloseTo(wanted, 12);
    },
  );
});

testRange(exponentialSchedule);
