import { geometricSchedule } from "@equal-bits/binarize";
import fc from "fast-check";
import { expect, test } from "vitest";

test("example: in two steps from 100 to 1: 100, 10, 1 and ever after", () => {
  const value = geometricSchedule({ from: 100, to: 1, steps: 2 });
  [100, 10, 1, 1, 1, 1].forEach((wanted, step) => {
    expect(value(step)).toBeCloseTo(wanted, 12);
  });
});

test("for every range and step: both ends exactly, never back, never past the ends", () => {
  const ends = fc.double({ min: 0.001, max: 100, noNaN: true });
  fc.assert(
    fc.property(ends, ends, fc.integer({ min: 1, max: 50 }), (from, to, steps) => {
      const value = geometricSchedule({ from, to, steps });
      expect([value(0), value(steps), value(steps + 0.5)]).toEqual([from, to, to]);
      const distances = Array.from({ length: steps + 1 }, (_, step) => Math.abs(to - value(step)));
      for (let step = 1; step <= steps; step++)
        expect(distances[step]).toBeLessThanOrEqual(distances[step - 1] + 1e-12);
      for (const distance of distances) expect(distance).toBeLessThanOrEqual(Math.abs(to - from));
    }),
  );
});

test("ends that are no numbers, a broken number of steps and a step that is not ≥ 0 are refused", () => {
  const range = { from: 1, to: 2, steps: 3 };
  expect(() => geometricSchedule({ ...range, from: Number.NaN })).toThrow(
    "from must be a finite number > 0, got NaN",
  );
  expect(() => geometricSchedule({ ...range, steps: 0.5 })).toThrow(
    "steps must be a whole number ≥ 0, got 0.5",
  );
  expect(() => geometricSchedule(range)(Number.NaN)).toThrow("step must be ≥ 0, got NaN");
});
