import fc from "fast-check";
import { expect, test } from "vitest";
import { cosineRate } from "../src/index.js";

const runs = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 1e-6, max: 10, noNaN: true }));

test("for every run: the rate starts at the base, always falls, and stays above 0", () => {
  fc.assert(
    fc.property(runs, ([steps, base]) => {
      const rates = Array.from({ length: steps }, (_, step) => cosineRate(step, steps, base));
      expect(rates[0]).toBe(base);
      for (let step = 1; step < steps; step++) expect(rates[step]).toBeLessThan(rates[step - 1]);
      expect(rates[steps - 1]).toBeGreaterThan(0);
    }),
  );
});

test("for every step: the rate is base · cos²(πt / 2T)", () => {
  fc.assert(
    fc.property(runs, fc.nat({ max: 499 }), ([steps, base], at) => {
      const step = at % steps;
      const wanted = base * Math.cos((Math.PI * step) / (2 * steps)) ** 2;
      expect(cosineRate(step, steps, base) / base).toBeCloseTo(wanted / base, 12);
    }),
  );
});

test("example: half way the rate is half, after a third it is three quarters", () => {
  expect(cosineRate(5, 10, 0.002)).toBeCloseTo(0.001, 12);
  expect(cosineRate(2, 6, 4)).toBeCloseTo(3, 12);
});
