import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sinkhorn } from "../../src/sinkhorn/sinkhorn.js";
import { apart, marginals, objective, problems } from "./sinkhorn-problems.js";

const runs = { numRuns: 300 };
const inf = Number.POSITIVE_INFINITY;
const fine = { epsilon: 0.5, tolerance: 1e-12, maxIterations: 100_000 };
const strengths = fc.constantFrom(0, 0.1, 1, 20, inf);

/** Masses of the two sides need not agree. */
const unequal = fc.tuple(problems(), fc.constantFrom(0.5, 1, 3)).map(([{ cost, a, b }, factor]) => ({
  cost,
  a,
  b: b.map((mass) => mass * factor),
}));

describe.each([true, false])("sinkhorn under penalties with logDomain %s", (logDomain) => {
  test("for every problem and two strengths: no plan near by has a lower objective", () => {
    const entry = fc.tuple(fc.nat(), fc.constantFrom(0.5, 0.999, 1.001, 2));
    fc.assert(
      fc.property(
        unequal,
        fc.constantFrom(0, 0.1, 1, 20),
        fc.constantFrom(0, 0.1, 1, 20),
        entry,
        (problem, a, b, [at, factor]) => {
          const result = sinkhorn(problem.cost, problem.a, problem.b, {
            ...fine,
            logDomain,
            penalties: { a, b },
          });
          const { plan, regularisedCost, converged } = result;
          expect(converged).toBe(true);
          expect(regularisedCost).toBeCloseTo(objective(problem, plan, fine.epsilon, [a, b]), 9);
          const other = plan.slice();
          other[at % plan.length] *= factor;
          expect(objective(problem, other, fine.epsilon, [a, b])).toBeGreaterThanOrEqual(
            regularisedCost - 1e-9,
          );
          const heavier = plan.map((mass) => mass * factor);
          expect(objective(problem, heavier, fine.epsilon, [a, b])).toBeGreaterThanOrEqual(
            regularisedCost - 1e-9,
          );
        },
      ),
      runs,
    );
  });

  test("for every problem and strengths: the marginals are a exp(−f/ρ) and b exp(−g/ρ)", () => {
    fc.assert(
      fc.property(problems(), strengths, strengths, ({ cost, a, b }, ofA, ofB) => {
        const result = sinkhorn(cost, a, b, { ...fine, logDomain, penalties: { a: ofA, b: ofB } });
        const [rows, columns] = marginals(result.plan, a.length, b.length);
        const { f, g } = result.potentials;
        expect(result.converged).toBe(true);
        if (ofA > 0)
          expect(
            apart(
              rows,
              a.map((mass, i) => mass * Math.exp(-f[i] / ofA)),
            ),
          ).toBeLessThan(1e-9);
        else expect(f.every((value) => value === 0)).toBe(true);
        if (ofB > 0)
          expect(
            apart(
              columns,
              b.map((mass, j) => mass * Math.exp(-g[j] / ofB)),
            ),
          ).toBeLessThan(1e-9);
        else expect(g.every((value) => Math.abs(value) < 1e-12)).toBe(true);
      }),
      runs,
    );
  });

  test("for every problem: growing strengths approach the balanced plan", () => {
    fc.assert(
      fc.property(problems(), ({ cost, a, b }) => {
        const balanced = sinkhorn(cost, a, b, { ...fine, logDomain }).plan;
        const distances = [1, 1e3, 1e6].map((strength) => {
          const penalties = { a: strength, b: strength };
          return apart(
            sinkhorn(cost, a, b, { ...fine, tolerance: 1e-9, logDomain, penalties }).plan,
            balanced,
          );
        });
        expect(distances[1]).toBeLessThanOrEqual(distances[0] + 1e-8);
        expect(distances[2]).toBeLessThan(1e-4);
      }),
      { numRuns: 50 },
    );
  });

  test("for every problem: strength 0 lets each row go by itself, to the columns by their mass and nearness", () => {
    fc.assert(
      fc.property(problems(), ({ cost, a, b }) => {
        const result = sinkhorn(cost, a, b, { ...fine, logDomain, penalties: { b: 0 } });
        const alone = cost.map((_, k) => {
          const i = Math.floor(k / b.length);
          const pull = Array.from(b, (mass, j) => mass * Math.exp(-cost[i * b.length + j] / fine.epsilon));
          return (a[i] * pull[k % b.length]) / pull.reduce((sum, value) => sum + value, 0);
        });
        expect(result.iterations).toBe(1);
        expect(result.converged).toBe(true);
        expect(apart(result.plan, alone)).toBeLessThan(1e-12);
      }),
      runs,
    );
  });

  test("for every problem: semi-relaxed, the kept side is met and the other is nearer to it the stronger", () => {
    fc.assert(
      fc.property(problems(), ({ cost, a, b }) => {
        const missed = [0, 0.1, 1, 10].map((strength) => {
          const { plan } = sinkhorn(cost, a, b, { ...fine, logDomain, penalties: { b: strength } });
          const [rows, columns] = marginals(plan, a.length, b.length);
          expect(apart(rows, a)).toBeLessThan(1e-11);
          return divergence(columns, b);
        });
        for (let k = 1; k < missed.length; k++) expect(missed[k]).toBeLessThanOrEqual(missed[k - 1] + 1e-10);
      }),
      runs,
    );
  });

  test("example: one point to one at cost log 8, all strengths 1, moves half: log P · (ε + ρ + ρ) = −cost", () => {
    const result = sinkhorn(Float64Array.of(Math.log(8)), [1], [1], {
      ...fine,
      epsilon: 1,
      logDomain,
      penalties: { a: 1, b: 1 },
    });
    expect(result.plan[0]).toBeCloseTo(1 / 2, 11);
    expect(result.cost).toBeCloseTo(Math.log(8) / 2, 11);
    // ½ log 8 + 3 (½ log ½ − ½ + 1)
    expect(result.regularisedCost).toBeCloseTo(1.5, 11);
  });

  test("example: what may not go anywhere stays, and its penalty is paid", () => {
    const result = sinkhorn(Float64Array.of(inf, inf, 0, 0), [0.5, 0.5], [0.25, 0.25], {
      ...fine,
      epsilon: 1,
      logDomain,
      penalties: { a: 2 },
    });
    expect(result.plan[0] + result.plan[1]).toBe(0);
    expect(result.potentials.f[0]).toBe(inf);
    // of row 0: ρ · ½, and ε · ½ · ½ for the pairs that it does not use; of row 1: ε and ρ on 0.5 against 0.5 · 0.5 and 0.5
    expect(result.regularisedCost).toBeCloseTo(2 * 0.5 + 0.25 + (0.5 * Math.log(2) - 0.5 + 0.25), 10);
  });

  test("example: masses that differ are welcome when a side is relaxed", () => {
    const result = sinkhorn(Float64Array.of(0, 1), [3], [1, 1], { ...fine, logDomain, penalties: { b: 1 } });
    expect(result.converged).toBe(true);
    expect(result.plan[0] + result.plan[1]).toBeCloseTo(3, 11);
  });

  test("example: under a strong penalty, and masses that differ, tens of iterations do where ρ / ε would be thousands", () => {
    const cost = Float64Array.of(0, 1, 4, 1, 0, 1, 4, 1, 0);
    const penalties = { a: 1e4, b: 1e4 };
    const result = sinkhorn(cost, [1, 2, 3], [1, 1, 1], { ...fine, tolerance: 1e-9, logDomain, penalties });
    expect(result.converged).toBe(true);
    expect(result.iterations).toBeLessThan(60);
    // between 6 and 3 the plan has their geometric mean, as the penalties outweigh all else
    expect(result.plan.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(Math.sqrt(18), 3);
  });

  test("example: costs far below 0 ask for more mass than there are numbers: not converged, and no NaN", () => {
    const result = sinkhorn(Float64Array.of(-1e6, 1), [1], [0.5, 0.5], {
      epsilon: 1,
      logDomain,
      penalties: { a: 1, b: 1 },
    });
    expect(result.converged).toBe(false);
    expect(result.marginalError).toBe(inf);
    expect([...result.plan, result.cost, result.regularisedCost].some(Number.isNaN)).toBe(false);
  });
});

function divergence(p: Float64Array, q: Float64Array): number {
  return p.reduce(
    (sum, value, k) => sum + (value > 0 ? value * Math.log(value / q[k]) : 0) - value + q[k],
    0,
  );
}
