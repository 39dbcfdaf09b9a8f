import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discreteTransport } from "../../src/discrete/discrete-transport.js";
import { sinkhorn } from "../../src/sinkhorn/sinkhorn.js";
import {
  apart,
  LEAST_SURE_EPSILON,
  marginals,
  objective,
  problems,
  type SmallProblem,
  transposed,
} from "./sinkhorn-problems.js";

const runs = { numRuns: 300 };
const epsilons = fc.constantFrom(LEAST_SURE_EPSILON, 1, 7);
const fine = { tolerance: 1e-12, maxIterations: 100_000 };

describe.each([true, false])("sinkhorn with logDomain %s", (logDomain) => {
  const options = { ...fine, logDomain };

  test("for every problem: converges, and the marginals of the plan are the masses", () => {
    fc.assert(
      fc.property(problems(), epsilons, ({ cost, a, b }, epsilon) => {
        const result = sinkhorn(cost, a, b, { ...options, epsilon });
        const [rows, columns] = marginals(result.plan, a.length, b.length);
        expect(result.converged).toBe(true);
        expect(apart(rows, a) + apart(columns, b)).toBeLessThan(2e-12);
        expect(result.marginalError).toBeLessThanOrEqual(1e-12);
      }),
      runs,
    );
  });

  test("for every problem: the potentials make the plan, so it is optimal", () => {
    fc.assert(
      fc.property(problems(), epsilons, ({ cost, a, b }, epsilon) => {
        const { plan, potentials } = sinkhorn(cost, a, b, { ...options, epsilon });
        const { f, g } = potentials;
        plan.forEach((mass, k) => {
          const [i, j] = [Math.floor(k / b.length), k % b.length];
          expect(mass).toBeCloseTo(a[i] * b[j] * Math.exp((f[i] + g[j] - cost[k]) / epsilon), 12);
        });
      }),
      runs,
    );
  });

  test("for every problem: the plan of plain matrix scaling", () => {
    fc.assert(
      fc.property(problems(fc.integer({ min: 1, max: 4 })), epsilons, (problem, epsilon) => {
        const { plan } = sinkhorn(problem.cost, problem.a, problem.b, { ...options, epsilon });
        expect(apart(plan, scaledPlan(problem, epsilon))).toBeLessThan(1e-9);
      }),
      { numRuns: 100 },
    );
  });

  test("for every problem and cycle of four pairs: no plan of the same marginals has a lower objective", () => {
    fc.assert(
      fc.property(problems(), epsilons, fc.nat(), fc.nat(), (problem, epsilon, from, to) => {
        const { a, b, cost } = problem;
        const { plan, regularisedCost } = sinkhorn(cost, a, b, { ...options, epsilon });
        expect(regularisedCost).toBeCloseTo(objective(problem, plan, epsilon), 9);
        for (const share of [0.5, 1e-3]) {
          const moved = turned(
            plan,
            b.length,
            [from % a.length, to % a.length],
            [from % b.length, to % b.length],
            share,
          );
          expect(objective(problem, moved, epsilon)).toBeGreaterThanOrEqual(regularisedCost - 1e-12);
        }
      }),
      runs,
    );
  });

  test("for every problem: swapping the sides transposes the plan", () => {
    fc.assert(
      fc.property(problems(), epsilons, ({ cost, a, b }, epsilon) => {
        const there = sinkhorn(cost, a, b, { ...options, epsilon });
        const back = sinkhorn(transposed(cost, a.length, b.length), b, a, { ...options, epsilon });
        expect(apart(transposed(back.plan, b.length, a.length), there.plan)).toBeLessThan(1e-9);
        expect(back.cost).toBeCloseTo(there.cost, 9);
        expect(back.regularisedCost).toBeCloseTo(there.regularisedCost, 9);
      }),
      runs,
    );
  });

  test("for every problem and constant for each row, however huge: the plan is the same", () => {
    const shift = fc.constantFrom(0, 1, -3, 1024, 1e30, -1e300);
    fc.assert(
      fc.property(
        problems(),
        epsilons,
        fc.array(shift, { minLength: 5, maxLength: 5 }),
        (problem, epsilon, shifts) => {
          const { a, b } = problem;
          const whole = problem.cost.map(Math.round); // huge shifts swallow small costs, before `sinkhorn` sees them
          const cost = whole.map((value, k) =>
            Math.abs(shifts[Math.floor(k / b.length)]) > 1e9 ? 0 : value,
          );
          const shifted = cost.map((value, k) => value + shifts[Math.floor(k / b.length)]);
          const { plan } = sinkhorn(cost, a, b, { ...options, epsilon });
          const there = sinkhorn(shifted, a, b, { ...options, epsilon });
          expect(there.converged).toBe(true);
          expect(apart(there.plan, plan)).toBeLessThan(1e-9);
        },
      ),
      runs,
    );
  });

  test("for every problem and power of two: cost and epsilon times it give the same bits", () => {
    fc.assert(
      fc.property(
        problems(),
        epsilons,
        fc.integer({ min: -40, max: 40 }),
        ({ cost, a, b }, epsilon, power) => {
          const factor = 2 ** power;
          const one = sinkhorn(cost, a, b, { ...options, epsilon });
          const other = sinkhorn(
            cost.map((value) => value * factor),
            a,
            b,
            { ...options, epsilon: epsilon * factor },
          );
          expect(other.iterations).toBe(one.iterations);
          expect(apart(other.plan, one.plan)).toBe(0);
        },
      ),
      runs,
    );
  });

  test("for every problem with one cost of 1e30: as if that pair were forbidden", () => {
    fc.assert(
      fc.property(problems(fc.integer({ min: 1, max: 4 })), epsilons, fc.nat(), (problem, epsilon, place) => {
        const { cost, a, b } = problem;
        fc.pre(a.length > 1 && b.length > 1);
        const at = { epsilon, logDomain, maxIterations: 50 };
        const [huge, forbidden] = [1e30, Number.POSITIVE_INFINITY].map((price) =>
          sinkhorn(cost.with(place % cost.length, price), a, b, at),
        );
        expect(huge.plan[place % cost.length]).toBe(0);
        expect(apart(huge.plan, forbidden.plan)).toBe(0);
        expect(huge.cost).toBe(forbidden.cost);
      }),
      runs,
    );
  });

  test("for every problem: a vast epsilon gives a ⊗ b, and to all its digits what it costs", () => {
    fc.assert(
      fc.property(problems(), ({ cost, a, b }) => {
        const result = sinkhorn(cost, a, b, { ...options, epsilon: 1e12 });
        const product = Float64Array.from(cost, (_, k) => a[Math.floor(k / b.length)] * b[k % b.length]);
        const mean = cost.reduce((sum, value, k) => sum + value * product[k], 0);
        expect(result.converged).toBe(true);
        expect(apart(result.plan, product)).toBeLessThan(1e-11);
        expect(result.cost).toBeCloseTo(mean, 10);
        expect(result.regularisedCost).toBeCloseTo(mean, 9);
      }),
      runs,
    );
  });

  test("for every problem on a line: a small epsilon approaches exact transport, within ε log of the entries", () => {
    fc.assert(
      fc.property(problems(), fc.infiniteStream(fc.integer({ min: -3, max: 3 })), ({ a, b }, stream) => {
        const [x, y] = [[...stream.take(a.length)], [...stream.take(b.length)]];
        const cost = Float64Array.from(
          { length: x.length * y.length },
          (_, k) => (x[Math.floor(k / y.length)] - y[k % y.length]) ** 2,
        );
        const exact = discreteTransport(x, a, y, b).cost;
        const epsilon = 0.02;
        // degenerate problems converge like 1 / iterations only: ask for little, and allow what is then missing
        const result = sinkhorn(cost, a, b, { ...options, tolerance: 1e-4, epsilon, epsilonScaling: true });
        const slack = result.marginalError * 36;
        expect(result.converged).toBe(true);
        expect(result.cost).toBeGreaterThanOrEqual(exact - slack - 1e-9);
        expect(result.cost).toBeLessThanOrEqual(exact + epsilon * Math.log(25) + slack);
      }),
      { numRuns: 100 },
    );
  });

  test("example: two by two at ε = 1 / ln 3 keeps three quarters where they are", () => {
    const result = sinkhorn(Float64Array.of(0, 1, 1, 0), [0.5, 0.5], [0.5, 0.5], {
      ...options,
      epsilon: 1 / Math.log(3),
    });
    [3 / 8, 1 / 8, 1 / 8, 3 / 8].forEach((mass, k) => {
      expect(result.plan[k]).toBeCloseTo(mass, 12);
    });
    expect(result.cost).toBeCloseTo(1 / 4, 12);
    // KL(P | 1/4) = 2 · 3/8 log(3/2) + 2 · 1/8 log(1/2)
    const divergence = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
    expect(result.regularisedCost).toBeCloseTo(1 / 4 + divergence / Math.log(3), 12);
  });

  test("example: a forbidden pair gets nothing, and the rest goes where it must", () => {
    const cost = Float64Array.of(Number.POSITIVE_INFINITY, 0, 5, 0);
    const { plan, converged } = sinkhorn(cost, [0.5, 0.5], [0.5, 0.5], {
      ...options,
      epsilon: 1,
      tolerance: 1e-6,
    });
    expect(plan[0]).toBe(0);
    expect(converged).toBe(false); // the only feasible plan lies at infinity: the error falls like 1 / iterations
    expect(apart(plan, [0, 0.5, 0.5, 0])).toBeLessThan(1e-4);
  });

  test("example: an optimum that leaves a pair almost nothing is neared slowly, and not called converged before it is met", () => {
    const cost = Float64Array.of(1, 0, -2, 2);
    const at = { ...options, epsilon: 0.3, maxIterations: 1000 };
    const { plan, converged, marginalError, marginalErrors } = sinkhorn(cost, [0.5, 0.5], [0.5, 0.5], at);
    // a plan x, ½ − x, ½ − x, x is the entropic one where x² = (½ − x)² exp(−5 / ε)
    const x = 0.5 / (1 + Math.exp(5 / 0.6));
    expect(converged).toBe(false);
    expect(marginalError).toBeLessThan(marginalErrors[499]);
    expect(apart(plan, [x, 0.5 - x, 0.5 - x, x])).toBeLessThan(marginalErrors[0]);
  });

  test("example: potentials that move by thousands of ε, a little at each iteration", () => {
    const options = { epsilon: 1e-4, logDomain, maxIterations: 20_000 };
    const result = sinkhorn(Float64Array.of(0, 1, 1, 0), [0.9, 0.1], [0.1, 0.9], options);
    const { f, g } = result.potentials;
    expect(result.converged).toBe(true);
    expect(result.iterations).toBeGreaterThan(1000); // at most ε log 9 each
    expect(apart(result.plan, [0.1, 0.8, 0, 0.1])).toBeLessThan(2e-6);
    expect(f[0] + g[1]).toBeCloseTo(1, 3);
    expect(Math.max(...f, ...g) - Math.min(...f, ...g)).toBeGreaterThan(0.3);
  });

  test("example: forbidden pairs where others remain", () => {
    const cost = Float64Array.of(Number.POSITIVE_INFINITY, 0, 0, 1, Number.POSITIVE_INFINITY, 2);
    const {
      plan,
      converged,
      cost: paid,
    } = sinkhorn(cost, [0.5, 0.5], [0.25, 0.25, 0.5], { ...options, epsilon: 1 });
    expect(converged).toBe(true);
    expect([...plan].map((mass) => mass.toFixed(9))).toEqual(
      [0, 0.25, 0.25, 0.25, 0, 0.25].map((mass) => mass.toFixed(9)),
    );
    expect(paid).toBeCloseTo(0.75, 9);
  });

  test("example: marginals that no plan has with the pairs that are allowed do not converge", () => {
    const inf = Number.POSITIVE_INFINITY;
    const cost = Float64Array.of(0, inf, inf, 0);
    const result = sinkhorn(cost, [0.75, 0.25], [0.25, 0.75], { epsilon: 1, logDomain, maxIterations: 50 });
    expect(result.converged).toBe(false);
    expect(result.iterations).toBe(50);
    expect(result.marginalError).toBeCloseTo(1, 12);
  });

  test("example: a row without mass gets nothing, and the potential that a speck of mass would have", () => {
    const cost = Float64Array.of(0, 1, 3, 4);
    const { plan, potentials } = sinkhorn(cost, [1, 0], [0.5, 0.5], { ...options, epsilon: 1 });
    expect([...plan].map((mass) => mass.toFixed(12))).toEqual([
      "0.500000000000",
      "0.500000000000",
      "0.000000000000",
      "0.000000000000",
    ]);
    expect(potentials.f[1] - potentials.f[0]).toBeCloseTo(3, 12); // the same costs, 3 higher
  });

  test("example: nothing to nothing, one to one, one to many", () => {
    const nothing = sinkhorn(new Float64Array(0), [], [], { ...options, epsilon: 1 });
    expect([nothing.converged, nothing.cost, nothing.regularisedCost, nothing.plan.length]).toEqual([
      true,
      0,
      0,
      0,
    ]);
    const massless = sinkhorn(Float64Array.of(3), [0], [0], { ...options, epsilon: 1 });
    expect([massless.converged, massless.cost, massless.plan[0]]).toEqual([true, 0, 0]);
    expect(sinkhorn(Float64Array.of(3), [2], [2], { ...options, epsilon: 1 }).cost).toBeCloseTo(6, 12);
    expect([...sinkhorn(Float64Array.of(3, 1), [3], [1, 2], { ...options, epsilon: 0.01 }).plan]).toEqual([
      1, 2,
    ]);
  });
});

describe("sinkhorn", () => {
  test("for every problem and start: both domains agree", () => {
    fc.assert(
      fc.property(problems(), fc.constantFrom(0.001, 0.05, 0.3, 1), ({ cost, a, b }, epsilon) => {
        const at = { epsilon, maxIterations: 40 };
        const log = sinkhorn(cost, a, b, { ...at, logDomain: true });
        const kernel = sinkhorn(cost, a, b, { ...at, logDomain: false });
        expect(kernel.iterations).toBe(log.iterations);
        expect(apart(kernel.plan, log.plan)).toBeLessThan(1e-10);
      }),
      runs,
    );
  });

  test("for every problem: a look at every 7th iteration stops at one of them, on the way of a look at each", () => {
    fc.assert(
      fc.property(problems(), ({ cost, a, b }) => {
        const often = sinkhorn(cost, a, b, { epsilon: 0.3, checkEvery: 1 });
        const rarely = sinkhorn(cost, a, b, { epsilon: 0.3, checkEvery: 7 });
        expect(often.marginalErrors.length).toBe(often.iterations);
        expect(rarely.iterations).toBe(Math.min(1000, Math.ceil(often.iterations / 7) * 7));
        expect(rarely.marginalErrors.length).toBe(Math.ceil(rarely.iterations / 7));
        expect(rarely.marginalError).toBe(rarely.marginalErrors.at(-1));
      }),
      runs,
    );
  });

  test("for every problem: the marginal errors fall", () => {
    fc.assert(
      fc.property(problems(), ({ cost, a, b }) => {
        const { marginalErrors } = sinkhorn(cost, a, b, { epsilon: 0.3, ...fine });
        for (let k = 1; k < marginalErrors.length; k++)
          expect(marginalErrors[k]).toBeLessThanOrEqual(marginalErrors[k - 1] * (1 + 1e-9) + 1e-15);
      }),
      runs,
    );
  });

  test("example: the plan, its cost and the record are computed once and frozen", () => {
    const cost = Float64Array.of(0, 1, 1, 0);
    const result = sinkhorn(cost, [0.5, 0.5], [0.5, 0.5], { epsilon: 1 });
    cost.fill(9); // what the caller does with the cost afterwards is of no matter
    expect(result.plan).toBe(result.plan);
    expect(result.cost).toBeLessThan(0.5);
    expect(Object.isFrozen(result)).toBe(true);
    expect([...cost]).toEqual([9, 9, 9, 9]);
  });
});

/** Sinkhorn's method as Cuturi wrote it: scale the rows, scale the columns, until nothing changes. */
function scaledPlan({ cost, a, b }: SmallProblem, epsilon: number): number[] {
  const plan = Array.from(cost, (price) => Math.exp(-price / epsilon));
  const [n, m] = [a.length, b.length];
  for (let iteration = 0; iteration < 5000; iteration++) {
    for (let i = 0; i < n; i++)
      scale(
        plan,
        Array.from({ length: m }, (_, j) => i * m + j),
        a[i],
      );
    for (let j = 0; j < m; j++)
      scale(
        plan,
        Array.from({ length: n }, (_, i) => i * m + j),
        b[j],
      );
  }
  return plan;
}

function scale(plan: number[], places: readonly number[], mass: number): void {
  const sum = places.reduce((total, k) => total + plan[k], 0);
  for (const k of places) plan[k] *= mass / sum;
}

/** Moves mass around a cycle of four pairs, which leaves the marginals. */
function turned(
  plan: Float64Array,
  width: number,
  [i, k]: readonly [number, number],
  [j, l]: readonly [number, number],
  share: number,
): Float64Array {
  const moved = plan.slice();
  const mass = share * Math.min(plan[i * width + j], plan[k * width + l]);
  moved[i * width + j] -= mass;
  moved[k * width + l] -= mass;
  moved[i * width + l] += mass;
  moved[k * width + j] += mass;
  return moved;
}
