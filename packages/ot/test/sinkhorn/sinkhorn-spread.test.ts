import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sinkhornProblem } from "../../src/sinkhorn/sinkhorn-problem.js";
import { spreadRow } from "../../src/sinkhorn/sinkhorn-spread.js";

const both = { a: Number.POSITIVE_INFINITY, b: Number.POSITIVE_INFINITY };
const point = sinkhornProblem(Float64Array.of(0), [1], [1], both);

/** The exponential of x as a row of one pair of cost 0 and mass 1 computes it. */
function expOf(x: number): number {
  return spreadRow(point, 0, { f: x, g: new Float64Array(1), epsilon: 1 }, new Float64Array(1));
}

describe("spreadRow", () => {
  test("for every exponent: the exponential to 3 units in the last place, subnormal results to their spacing", () => {
    fc.assert(
      fc.property(fc.double({ min: -800, max: 709.6, noNaN: true }), (x) => {
        const wanted = Math.exp(x);
        expect(Math.abs(expOf(x) - wanted)).toBeLessThanOrEqual(3 * 2 ** -52 * wanted + 2 * 2 ** -1074);
      }),
      { numRuns: 20_000 },
    );
  });

  test("for every two exponents: it never falls as they rise by more than rounding", () => {
    const exponent = fc.double({ min: -750, max: 720, noNaN: true });
    fc.assert(
      fc.property(exponent, exponent, (x, y) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)];
        expect(expOf(high) * (1 + 1e-15)).toBeGreaterThanOrEqual(expOf(low));
      }),
      { numRuns: 5000 },
    );
  });

  test("example: powers of two, and both ends", () => {
    expect(expOf(0)).toBe(1);
    expect(expOf(-0)).toBe(1);
    for (const power of [-1022, -3, -1, 1, 10, 1000])
      expect(expOf(power * Math.LN2) / 2 ** power).toBeCloseTo(1, 12);
    expect([expOf(-746), expOf(-1e300), expOf(Number.NEGATIVE_INFINITY)]).toEqual([0, 0, 0]);
    expect(expOf(1e300)).toBeGreaterThan(1e308);
    expect(expOf(1e300)).toBeLessThan(Number.POSITIVE_INFINITY);
  });

  test("example: a row spreads by nearness and mass, and sums to 1 where its potential fits", () => {
    const problem = sinkhornProblem(Float64Array.of(0, Math.log(2)), [1], [0.5, 0.5], both);
    const [row, g] = [new Float64Array(2), Float64Array.of(0, -Math.log(2))]; // the reduced cost is 0: g brings it back
    const sum = spreadRow(problem, 0, { f: Math.log(4 / 3), g, epsilon: 1 }, row);
    expect(row[0]).toBeCloseTo(2 / 3, 14);
    expect(row[1]).toBeCloseTo(1 / 3, 14);
    expect(sum).toBeCloseTo(1, 14);
  });
});
