import { DomainError } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sinkhorn } from "../../src/sinkhorn/sinkhorn.js";
import type { SinkhornOptions } from "../../src/sinkhorn/sinkhorn-options.js";
import { apart, LEAST_SURE_EPSILON, marginals, numbersOf, problems } from "./sinkhorn-problems.js";

const runs = { numRuns: 300 };
const inf = Number.POSITIVE_INFINITY;
const relaxations = fc.constantFrom(1.2, 1.5, 1.8, 1.95);

/** Counterexamples of the law that nothing gives NaN, as it found them. */
const found: readonly {
  name: string;
  cost: number[];
  a: number[];
  b: number[];
  options: Partial<SinkhornOptions>;
}[] = [
  {
    name: "a row whose fitting potential is less than its rounding",
    cost: [0, 0, 0, 0, 0, -1e30, 0, 0, 1e15, 0, 1e300, 0, -1e30, 0, 0, 0],
    a: [0, 1e-30, 1e-310, 1e-310],
    b: [1e-310, 1e-310, 1e-30, 0],
    options: { penalties: { a: 0, b: 1.7e308 } },
  },
  {
    name: "a step whose gain is −Infinity",
    cost: [0, 0, 0, 1e300, 0, 0, 0, 0, 0],
    a: [0, 1e149, 1e149],
    b: [0.25, 0, 5e-324],
    options: { penalties: { a: 1.7e308 }, relaxation: 1.99 },
  },
  {
    name: "a cost whose rows overflow in both directions",
    cost: [0, 0, -1, 0, 0, 0, -1e300, 0, 0, 1e15, 1e15, 0],
    a: [0.25, 0, 1e-30, 0.25],
    b: [1, 5e-324, 3],
    options: { penalties: { a: 0 } },
  },
  {
    name: "a translation of 1e308",
    cost: [0, 0],
    a: [5e-324, 5e-324],
    b: [5e-324],
    options: { penalties: { a: 1.7e308 } },
  },
];

describe.each([true, false])("sinkhorn's iteration with logDomain %s", (logDomain) => {
  test("for every problem and ω: over-relaxed and plain agree at convergence", () => {
    const fine = { epsilon: LEAST_SURE_EPSILON, tolerance: 1e-11, maxIterations: 100_000, logDomain };
    fc.assert(
      fc.property(problems(), relaxations, ({ cost, a, b }, relaxation) => {
        const plain = sinkhorn(cost, a, b, fine);
        const relaxed = sinkhorn(cost, a, b, { ...fine, relaxation });
        expect(relaxed.converged).toBe(true);
        expect(apart(relaxed.plan, plain.plan)).toBeLessThan(1e-8);
      }),
      runs,
    );
  });

  test("for every problem, ω, strengths and start: the dual never falls, so no ω diverges", () => {
    const starts = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 10, maxLength: 10 });
    const strength = fc.constantFrom(0.5, 5, inf);
    fc.assert(
      fc.property(
        problems(fc.integer({ min: 1, max: 4 })),
        relaxations,
        strength,
        starts,
        (problem, relaxation, ofB, start) => {
          const { cost, a, b } = problem;
          const initial = {
            f: Float64Array.from(start.slice(0, a.length)),
            g: Float64Array.from(start.slice(5, 5 + b.length)),
          };
          let before = -inf;
          for (const maxIterations of [1, 2, 3, 5, 8, 13]) {
            const options = { epsilon: 0.5, tolerance: 0, maxIterations, logDomain, relaxation, initial };
            const { potentials, plan } = sinkhorn(cost, a, b, { ...options, penalties: { b: ofB } });
            const paid = plan.reduce((sum, mass) => sum + mass, 0);
            const dual =
              a.reduce((sum, mass, i) => sum + mass * potentials.f[i], 0) +
              b.reduce((sum, mass, j) => sum + mass * worthOf(potentials.g[j], ofB), 0) -
              0.5 * paid;
            expect(dual).toBeGreaterThanOrEqual(before - 1e-9 * Math.max(1, Math.abs(before)));
            before = dual;
          }
        },
      ),
      runs,
    );
  });

  test("for every problem: started at its solution, it converges at the first look, with any option", () => {
    fc.assert(
      fc.property(
        problems(),
        fc.constantFrom(1, 1.7),
        fc.constantFrom(1, inf),
        ({ cost, a, b }, relaxation, ofB) => {
          const options = {
            epsilon: 0.5,
            logDomain,
            relaxation,
            penalties: { b: ofB },
            maxIterations: 50_000,
          };
          const { potentials } = sinkhorn(cost, a, b, { ...options, tolerance: 1e-10 });
          const again = sinkhorn(cost, a, b, { ...options, tolerance: 1e-9, initial: potentials });
          expect([again.converged, again.iterations, again.marginalErrors.length]).toEqual([true, 1, 1]);
        },
      ),
      runs,
    );
  });

  test("for every problem: coming down from a greater epsilon ends at the same plan", () => {
    const fine = { epsilon: LEAST_SURE_EPSILON, tolerance: 1e-11, maxIterations: 100_000, logDomain };
    const scalings = fc.constantFrom(true, { initial: 100 }, { decay: 0.3 }, { initial: 0.01, decay: 0.9 });
    fc.assert(
      fc.property(problems(), scalings, ({ cost, a, b }, epsilonScaling) => {
        const plain = sinkhorn(cost, a, b, fine);
        const scaled = sinkhorn(cost, a, b, { ...fine, epsilonScaling });
        expect(scaled.converged).toBe(true);
        expect(apart(scaled.plan, plain.plan)).toBeLessThan(1e-8);
      }),
      runs,
    );
  });

  test("for every problem, down to an epsilon of rounding: the last error is that of the very plan", () => {
    const epsilons = fc.constantFrom(1, 1e-3, 1e-12, 1e-15);
    fc.assert(
      fc.property(problems(), epsilons, fc.constantFrom(3, 40), ({ cost, a, b }, epsilon, maxIterations) => {
        const options = { epsilon, maxIterations, logDomain, epsilonScaling: true, relaxation: 1.3 };
        const { plan, marginalError, marginalErrors } = sinkhorn(cost, a, b, options);
        const [rows, columns] = marginals(plan, a.length, b.length);
        expect(Math.abs(apart(rows, a) + apart(columns, b) - marginalError)).toBeLessThan(1e-14);
        expect(marginalErrors.at(-1)).toBe(marginalError);
      }),
      runs,
    );
  });

  test("for every awkward problem and option: refused or answered, never NaN, never converged in vain", () => {
    fc.assert(
      fc.property(awkwardProblems, awkwardOptions, ({ cost, a, b }, options) => {
        const result = answerOf(() => sinkhorn(cost, a, b, { ...options, logDomain }));
        if (result === undefined) return;
        expect(numbersOf(result).filter(Number.isNaN)).toEqual([]);
        const mass = Math.max(sumOf(a), sumOf(b));
        expect(result.converged).toBe(result.marginalError <= (options.tolerance ?? 1e-6) * mass);
        expect(result.iterations).toBeLessThanOrEqual(30);
      }),
      { numRuns: 3000 },
    );
  });

  test.each(found)("example: $name, once NaN", ({ cost, a, b, options }) => {
    const scaled = { epsilon: 1e-300, epsilonScaling: true, tolerance: 0, logDomain };
    for (let maxIterations = 1; maxIterations <= 30; maxIterations++) {
      const result = sinkhorn(Float64Array.from(cost), a, b, { ...scaled, ...options, maxIterations });
      expect(numbersOf(result).filter(Number.isNaN)).toEqual([]);
    }
  });
});

test("example: ω = 1.8 more than halves the iterations of a small epsilon, and coming down to it saves some", () => {
  const size = 40;
  const cost = Float64Array.from(
    { length: size * size },
    (_, k) => Math.abs(Math.floor(k / size) - 1.3 * (k % size)) / size,
  );
  const mass = new Float64Array(size).fill(1 / size);
  const options = { epsilon: 0.005, maxIterations: 20_000 };
  const plain = sinkhorn(cost, mass, mass, options).iterations;
  expect(sinkhorn(cost, mass, mass, { ...options, relaxation: 1.8 }).iterations).toBeLessThan(plain / 2);
  expect(sinkhorn(cost, mass, mass, { ...options, epsilonScaling: true }).iterations).toBeLessThan(plain);
});

test("example: with fewer iterations than the scaling wants, epsilon still ends where it must", () => {
  const cost = Float64Array.of(0, 1, 1, 0);
  const options = { epsilon: 0.1, maxIterations: 3, epsilonScaling: { initial: 1e6, decay: 0.9 } };
  const { plan, marginalErrors } = sinkhorn(cost, [0.5, 0.5], [0.5, 0.5], options);
  expect(plan[0] / plan[1]).toBeCloseTo(Math.exp(1 / 0.1), 6);
  expect(marginalErrors.length).toBe(1);
});

const awkwardCost = fc.constantFrom(
  0,
  -0,
  1,
  -1,
  5e-324,
  -1e-310,
  1e30,
  -1e30,
  1e300,
  -1e300,
  inf,
  0.1,
  1e15,
);
const awkwardMass = fc.constantFrom(0, 0, 5e-324, 1e-310, 1e-30, 0.25, 1, 3, 1e30, 1e149, 1e300);

const awkwardProblems = fc.tuple(fc.nat(4), fc.nat(4)).chain(([n, m]) =>
  fc
    .record({
      cost: fc
        .array(awkwardCost, { minLength: n * m, maxLength: n * m })
        .map((values) => Float64Array.from(values)),
      a: fc.array(awkwardMass, { minLength: n, maxLength: n }),
      b: fc.array(awkwardMass, { minLength: m, maxLength: m }),
      equal: fc.boolean(),
    })
    .map(({ cost, a, b, equal }) => (equal && n === m ? { cost, a, b: a.toReversed() } : { cost, a, b })),
);

const awkwardStrength = fc.constantFrom(0, 1e-300, 0.5, 1e300, 1.7e308, inf, inf, inf);

const awkwardOptions: fc.Arbitrary<SinkhornOptions> = fc.record({
  epsilon: fc.constantFrom(1e-300, 1e-12, 1e-3, 1, 1e12, 1e300),
  maxIterations: fc.constantFrom(1, 2, 30),
  tolerance: fc.constantFrom(0, 1e-6),
  epsilonScaling: fc.constantFrom(true, false, { initial: 1e300, decay: 0.1 }),
  relaxation: fc.constantFrom(1, 1.5, 1.99),
  penalties: fc.record({ a: awkwardStrength, b: awkwardStrength }),
});

/** The answer, or nothing where the problem is refused for what the docs say. */
function answerOf<T>(solve: () => T): T | undefined {
  try {
    return solve();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "MASS_MISMATCH" || error instanceof DomainError) return undefined;
    throw error;
  }
}

function worthOf(potential: number, strength: number): number {
  return strength === inf ? potential : -strength * Math.expm1(-potential / strength);
}

function sumOf(masses: readonly number[]): number {
  return masses.reduce((sum, mass) => sum + mass, 0);
}
