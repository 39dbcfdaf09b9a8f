import { DomainError } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { geometricEpsilon, linearEpsilon } from "../../src/sinkhorn/epsilon-schedule.js";

const positive = fc.oneof(
  fc.constantFrom(5e-324, 1e-300, 1, 1e300, Number.MAX_VALUE),
  fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
);
const ranges = fc.record({ from: positive, to: positive, steps: fc.nat(20) });

describe.each([
  ["geometricEpsilon", geometricEpsilon],
  ["linearEpsilon", linearEpsilon],
])("%s", (_, schedule) => {
  test("for every range: starts at one end, ends and stays at the other, and goes one way between them", () => {
    fc.assert(
      fc.property(ranges, ({ from, to, steps }) => {
        const epsilon = schedule({ from, to, steps });
        const values = Array.from({ length: steps + 1 }, (_, step) => epsilon(step));
        expect(values[0]).toBe(steps === 0 ? to : from);
        expect([epsilon(steps), epsilon(steps + 1), epsilon(Number.POSITIVE_INFINITY)]).toEqual([to, to, to]);
        expect(Math.min(...values)).toBe(steps === 0 ? to : Math.min(from, to));
        expect(Math.max(...values)).toBe(steps === 0 ? to : Math.max(from, to));
        for (let k = 1; k < values.length; k++)
          expect((values[k] - values[k - 1]) * (to - from)).toBeGreaterThanOrEqual(
            -1e-9 * values[k] * Math.abs(to - from),
          );
      }),
    );
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("an end of %s is refused", (end) => {
    expect(() => schedule({ from: end, to: 1, steps: 1 })).toThrow(DomainError);
    expect(() => schedule({ from: 1, to: end, steps: 1 })).toThrow(
      `to must be a finite number > 0, got ${end}`,
    );
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("%s steps are refused", (steps) => {
    expect(() => schedule({ from: 1, to: 1, steps })).toThrow(
      `steps must be a whole number ≥ 0, got ${steps}`,
    );
  });

  test.each([-1, Number.NaN])("a step of %s is refused", (step) => {
    expect(() => schedule({ from: 1, to: 2, steps: 3 })(step)).toThrow(DomainError);
  });
});

test("example: from 8 to 1 in three steps, by halves, and from 7 by twos", () => {
  const steps = [0, 1, 2, 3, 4];
  expect(steps.map(geometricEpsilon({ from: 8, to: 1, steps: 3 })).map((value) => value.toFixed(9))).toEqual(
    [8, 4, 2, 1, 1].map((value) => value.toFixed(9)),
  );
  expect(steps.map(linearEpsilon({ from: 7, to: 1, steps: 3 }))).toEqual([7, 5, 3, 1, 1]);
});

test("for every range and step: the geometric ratio is one number, the linear difference another", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      fc.integer({ min: 2, max: 9 }),
      (from, to, steps) => {
        const [geometric, linear] = [
          geometricEpsilon({ from, to, steps }),
          linearEpsilon({ from, to, steps }),
        ];
        for (let step = 1; step <= steps; step++) {
          expect(geometric(step) / geometric(step - 1)).toBeCloseTo(
            (to / from) ** (1 / steps),
            9 - Math.ceil(Math.log10(1 + to / from)),
          );
          expect(linear(step) - linear(step - 1)).toBeCloseTo((to - from) / steps, 9);
        }
      },
    ),
  );
});
