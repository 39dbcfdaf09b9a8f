import type { Schedule, ScheduleRange } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";

/** What every schedule from one value to another keeps; its ends may be asked to be > 0. */
export function testRange(schedule: (range: ScheduleRange) => Schedule, least = -100): void {
  test("for every range and step: both ends exactly, never back, never past the ends", () => {
    const ends = fc.double({ min: least, max: 100, noNaN: true });
    fc.assert(
      fc.property(ends, ends, fc.integer({ min: 1, max: 50 }), (from, to, steps) => {
        const value = schedule({ from, to, steps });
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
    const positive = least > 0 ? " > 0" : "";
    expect(() => schedule({ ...range, from: Number.NaN })).toThrow(
      `from must be a finite number${positive}, got NaN`,
    );
    expect(() => schedule({ ...range, steps: 0.5 })).toThrow("steps must be a whole number ≥ 0, got 0.5");
    expect(() => schedule(range)(Number.NaN)).toThrow("step must be ≥ 0, got NaN");
  });
}
