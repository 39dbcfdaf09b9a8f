import fc from "fast-check";
import { expect, test } from "vitest";
import { paddedDomain } from "../../../src/studies/report/padded-domain.js";

test("for every few numbers: all lie inside, on both kinds of axes", () => {
  for (const logarithmic of [false, true]) {
    const least = logarithmic ? 1e-15 : -1e15;
    const values = fc.array(fc.double({ min: least, max: 1e15, noNaN: true }));
    fc.assert(
      fc.property(values, (numbers) => {
        const [low, high] = paddedDomain(numbers, logarithmic);
        expect(low).toBeLessThan(high);
        for (const number of numbers) {
          expect(low).toBeLessThanOrEqual(number);
          expect(high).toBeGreaterThanOrEqual(number);
        }
      }),
    );
  }
});

test("example: 6 % of the range on each side", () => {
  expect(paddedDomain([0, 100], false)).toEqual([-6, 106]);
});
