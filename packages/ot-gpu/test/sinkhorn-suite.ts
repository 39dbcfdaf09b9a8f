import type { GpuBackend } from "@equal-bits/ot-gpu";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sinkhornLoop } from "./sinkhorn-oracle.js";

/** Sinkhorn's iterations on the device against a plain loop in float64, as tests. */
export function sinkhornSuite(backend: GpuBackend, cases: number): void {
  test("for every cost, measures and epsilon: the plan has the marginals, and is that of a plain loop after as many iterations", async () => {
    const property = fc.asyncProperty(problems(), async ({ cost, a, b, epsilon }) => {
      const resident = await backend.uploadCost(cost, [a.length, b.length]);
      const result = await resident.sinkhorn(a, b, { epsilon, maxIterations: 300 });
      const plan = await result.plan();
      const total = a.reduce((sum, mass) => sum + mass, 0);
      for (let j = 0; j < b.length; j++) expect(columnSum(plan, b.length, j)).toBeCloseTo(b[j], 2);
      if (result.converged) expect(result.marginalError).toBeLessThanOrEqual(1e-4);
      const wanted = sinkhornLoop(cost, a, b, { epsilon, iterations: result.iterations });
      plan.forEach((mass, k) => {
        expect(Math.abs(mass - wanted[k])).toBeLessThan(2e-4 * total);
      });
      await resident.dispose();
    });
    await fc.assert(property, { numRuns: cases });
  });

  test("for one cost and several epsilons: each plan is its own", async () => {
    const resident = await backend.uploadCost(Float32Array.of(0, 1, 1, 0), [2, 2]);
    for (const epsilon of [0.1, 1, 10]) {
      const result = await resident.sinkhorn([1, 1], [1, 1], { epsilon });
      // by symmetry the plan is in proportion to exp(−cost/ε)
      const stay = 1 / (1 + Math.exp(-1 / epsilon));
      const plan = await result.plan();
      [stay, 1 - stay, 1 - stay, stay].forEach((mass, k) => {
        expect(plan[k]).toBeCloseTo(mass, 4);
      });
    }
    await resident.dispose();
  });

  test("example: the potentials of the cost [[0, 1], [1, 0]] make the plan", async () => {
    const resident = await backend.uploadCost(Float64Array.of(0, 1, 1, 0), [2, 2]);
    const { potentials, converged } = await resident.sinkhorn([0.5, 0.5], [0.5, 0.5], { epsilon: 1 });
    expect(converged).toBe(true);
    const stay = 0.25 * Math.exp(potentials.f[0] + potentials.g[0]);
    expect(stay).toBeCloseTo(0.5 / (1 + Math.exp(-1)), 4);
    await resident.dispose();
  });

  test("for 1500 columns and 1200 rows: no loop stops at 1000", async () => {
    const [n, m] = [1200, 1500];
    const cost = Float32Array.from({ length: n * m }, (_, k) =>
      Math.abs(Math.floor(k / m) / n - (k % m) / m),
    );
    const resident = await backend.uploadCost(cost, [n, m]);
    const uniform = (size: number): number[] => new Array(size).fill(1 / size);
    const result = await resident.sinkhorn(uniform(n), uniform(m), {
      epsilon: 10,
      maxIterations: 2,
      checkEvery: 1,
    });
    expect(result.marginalErrors[result.marginalErrors.length - 1]).toBeLessThan(1e-3);
    const plan = await result.plan();
    expect(columnSum(plan, m, m - 1) * m).toBeCloseTo(1, 3);
    await resident.dispose();
  });

  test("costs, masses and options that are none are refused", async () => {
    await expect(backend.uploadCost(Float32Array.of(1, Number.NaN), [1, 2])).rejects.toMatchObject({
      code: "NON_FINITE",
    });
    await expect(backend.uploadCost(Float64Array.of(1, 1e31), [1, 2])).rejects.toMatchObject({
      code: "DOMAIN",
    });
    await expect(backend.uploadCost(Float32Array.of(1, 2, 3), [1, 2])).rejects.toMatchObject({
      code: "SHAPE",
    });
    await expect(backend.uploadCost(new Float32Array(0), [0, 2])).rejects.toMatchObject({ code: "SHAPE" });
    const resident = await backend.uploadCost(Float32Array.of(0, 1, 1, 0), [2, 2]);
    const half = [0.5, 0.5];
    await expect(resident.sinkhorn([1], half, { epsilon: 1 })).rejects.toMatchObject({ code: "SHAPE" });
    await expect(resident.sinkhorn([1, -1], half, { epsilon: 1 })).rejects.toMatchObject({ code: "DOMAIN" });
    await expect(resident.sinkhorn([1, Number.NaN], half, { epsilon: 1 })).rejects.toMatchObject({
      code: "NON_FINITE",
    });
    await expect(resident.sinkhorn([1, 1], half, { epsilon: 1 })).rejects.toMatchObject({
      code: "MASS_MISMATCH",
    });
    await expect(resident.sinkhorn([0, 0], [0, 0], { epsilon: 1 })).rejects.toThrow(
      "a must have a sum above 0",
    );
    for (const epsilon of [0, Number.NaN, 1e-6])
      await expect(resident.sinkhorn(half, half, { epsilon })).rejects.toMatchObject({ code: "DOMAIN" });
    await expect(resident.sinkhorn(half, half, { epsilon: 1, checkEvery: 0 })).rejects.toThrow("checkEvery");
    await resident.dispose();
    await expect(resident.sinkhorn(half, half, { epsilon: 1 })).rejects.toMatchObject({ code: "BACKEND" });
  });
}

interface Problem {
  readonly cost: Float64Array;
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly epsilon: number;
}

/** Masses are whole numbers with zeros among them, costs may be tied, negative or have an outlier. */
function problems(): fc.Arbitrary<Problem> {
  const side = fc
    .array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 8 })
    .map((masses) => [masses[0] + 1, ...masses.slice(1)]);
  const costs = fc.oneof(
    fc.integer({ min: -2, max: 2 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constant(50),
  );
  return fc
    .tuple(side, side, fc.array(costs, { minLength: 64, maxLength: 64 }), fc.constantFrom(0.1, 1, 10))
    .map(([a, b, values, epsilon]) => {
      const [sumA, sumB] = [a, b].map((masses) => masses.reduce((sum, mass) => sum + mass, 0));
      return {
        cost: Float64Array.from({ length: a.length * b.length }, (_, k) => values[k]),
        a: a.map((mass) => mass * sumB),
        b: b.map((mass) => mass * sumA),
        epsilon,
      };
    });
}

function columnSum(plan: Float32Array, columns: number, column: number): number {
  let sum = 0;
  for (let k = column; k < plan.length; k += columns) sum += plan[k];
  return sum;
}
