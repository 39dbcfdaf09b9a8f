import { DomainError, MassMismatchError, NonFiniteError, ShapeError } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roundPlan } from "../../src/rounding/round-plan.js";
import { sinkhorn } from "../../src/sinkhorn/sinkhorn.js";
import { apart, marginals, problems } from "../sinkhorn/sinkhorn-problems.js";

const entry = fc.oneof(
  fc.constantFrom(0, 0, 5e-324, 1e-310, 1e30, 1.7e308),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

/** Masses that two measures share, and any plan of that shape, however far from feasible. */
const cases = problems().chain(({ a, b, cost }) =>
  fc.record({
    a: fc.constant(a),
    b: fc.constant(b),
    cost: fc.constant(cost),
    plan: fc
      .array(entry, { minLength: cost.length, maxLength: cost.length })
      .map((values) => Float64Array.from(values)),
  }),
);

describe("roundPlan", () => {
  test("for every plan, however far off: nowhere below 0, and the marginals are the masses, to rounding", () => {
    fc.assert(
      fc.property(cases, ({ plan, a, b }) => {
        const rounded = roundPlan(plan, a, b);
        const [rows, columns] = marginals(rounded, a.length, b.length);
        expect(rounded.every((mass) => mass >= 0)).toBe(true);
        expect(apart(rows, a) + apart(columns, b)).toBeLessThan(4e-15);
      }),
      { numRuns: 2000 },
    );
  });

  test("for every plan: it moves by no more than twice its marginal error", () => {
    fc.assert(
      fc.property(cases, ({ plan, a, b, cost }) => {
        const [rows, columns] = marginals(plan, a.length, b.length);
        const error = apart(rows, a) + apart(columns, b);
        const rounded = roundPlan(plan, a, b);
        expect(apart(rounded, plan)).toBeLessThanOrEqual(2 * error * (1 + 1e-12) + 1e-14);
        if (error > 1e6) return;
        const greatest = cost.reduce((most, price) => Math.max(most, Math.abs(price)), 0);
        expect(paid(rounded, cost)).toBeLessThanOrEqual(paid(plan, cost) + 2 * error * greatest + 1e-12);
      }),
      { numRuns: 2000 },
    );
  });

  test("for every plan of a few iterations: feasible afterwards, and near the converged one's cost", () => {
    fc.assert(
      fc.property(problems(), ({ cost, a, b }) => {
        const rough = sinkhorn(cost, a, b, { epsilon: 0.1, maxIterations: 3 });
        const rounded = roundPlan(rough.plan, a, b);
        expect(apart(rounded, rough.plan)).toBeLessThanOrEqual(2 * rough.marginalError + 1e-14);
      }),
    );
  });

  test("for every plan: written into itself gives the same bits as into a new array", () => {
    fc.assert(
      fc.property(cases, ({ plan, a, b }) => {
        const before = plan.slice();
        const rounded = roundPlan(plan, a, b);
        expect(plan).toEqual(before);
        expect(roundPlan(plan, a, b, plan)).toBe(plan);
        expect(plan).toEqual(rounded);
      }),
    );
  });

  test("example: what is too much in a row goes to the column that lacks it", () => {
    // row 0 holds 1 and is to hold ½: halved. Then column 1 and row 1 lack ½: laid there.
    expect([...roundPlan(Float64Array.of(1, 0, 0, 0), [0.5, 0.5], [0.5, 0.5])]).toEqual([0.5, 0, 0, 0.5]);
  });

  test("example: nothing at all becomes a ⊗ b, a feasible plan stays to the bit", () => {
    expect([...roundPlan(new Float64Array(4), [1, 3], [2, 2])]).toEqual([0.5, 0.5, 1.5, 1.5]);
    const feasible = Float64Array.of(0.25, 0.25, 0, 0.5);
    expect([...roundPlan(feasible, [0.5, 0.5], [0.25, 0.75])]).toEqual([...feasible]);
    expect(roundPlan(new Float64Array(0), [], []).length).toBe(0);
    expect([...roundPlan(Float64Array.of(7), [2], [2])]).toEqual([2]);
  });

  test("what is no plan, or does not fit, is refused, and nothing is written", () => {
    const half = [0.5, 0.5];
    const out = new Float64Array(4).fill(9);
    expect(() => roundPlan(Float64Array.of(0, 0, Number.NaN, 0), half, half, out)).toThrow(NonFiniteError);
    expect(() => roundPlan(Float64Array.of(0, 0, -1, 0), half, half, out)).toThrow(
      "plan must be ≥ 0, got -1 at index 2",
    );
    expect(() => roundPlan(new Float64Array(3), half, half, out)).toThrow(ShapeError);
    expect(() => roundPlan(new Float64Array(4), half, half, new Float64Array(5))).toThrow(
      "out must have 2 × 2 values",
    );
    expect(() => roundPlan(new Float64Array(4), half, [0.5, 0.6], out)).toThrow(MassMismatchError);
    expect(() => roundPlan(new Float64Array(4), half, [1.5, -0.5], out)).toThrow(DomainError);
    expect([...out]).toEqual([9, 9, 9, 9]);
  });
});

function paid(plan: Float64Array, cost: Float64Array): number {
  return plan.reduce((sum, mass, k) => sum + mass * cost[k], 0);
}
