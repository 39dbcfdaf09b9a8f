import { groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { entropicAtoms } from "@equal-bits/ot";
import type { GpuBackend, GpuEntropicResult } from "@equal-bits/ot-gpu";
import fc from "fast-check";
import { expect, test } from "vitest";
import { chancesOf, marginalsOf } from "./entropic-oracle.js";
import { hardWeights } from "./hard-weights.js";

/** Entropic transport on the device against its definition in float64, as tests. */
export function entropicSuite(backend: GpuBackend, cases: number): void {
  test("for every row, atoms, shares and epsilon: the marginals of the potentials are the shares to 2e-5, in float64", async () => {
    const property = fc.asyncProperty(
      latentWeights({ shortest: 1 }),
      problems(),
      async (weights, { atoms, shares, epsilon }) => {
        const result = await solve(backend, weights, { atoms, shares, epsilon });
        expect(result.converged).toBe(true);
        expect(result.marginalError).toBeLessThanOrEqual(1e-5);
        if (weights.some((weight) => Math.abs(weight) > 1e6)) return; // too far for potentials in float64
        expect(
          distance(marginalsOf(weights, { atoms, shares, epsilon, potentials: result.potentials }), shares),
        ).toBeLessThan(2e-5);
      },
    );
    await fc.assert(property, { numRuns: cases });
  });

  test("for rows of 577 hard weights and ε from 1e-4 to 10: converged in at most 25 evaluations", async () => {
    for (const [name, weights] of hardWeights(577))
      for (const epsilon of [1e-4, 1e-2, 1, 10]) {
        const result = await solve(backend, weights, {
          atoms: [-1, 0.2, 1],
          shares: [0.2, 0.5, 0.3],
          epsilon,
        });
        expect(result.converged, `${name}, ε ${epsilon}`).toBe(true);
        expect(result.iterations, `${name}, ε ${epsilon}`).toBeLessThanOrEqual(25);
      }
  });

  test("for 16 atoms: the marginals are the shares, and the plan is that of the potentials", async () => {
    const weights = hardWeights(300).get("mixed") ?? new Float32Array(0);
    const atoms = Array.from({ length: 16 }, (_, level) => level / 10 - 0.75);
    const shares = new Array<number>(16).fill(1 / 16);
    const resident = await backend.upload(weights, groupsAsRows(1, 300));
    const result = await resident.entropicAtoms(atoms, shares, { epsilon: 0.01 });
    const solved = { atoms, shares, epsilon: 0.01, potentials: result.potentials };
    expect(result.converged).toBe(true);
    expect(distance(marginalsOf(weights, solved), shares)).toBeLessThan(2e-5);
    const plan = await result.plan();
    weights.forEach((weight, i) => {
      const wanted = chancesOf(weight, solved).map((chance) => chance / 300);
      expect(distance(plan.subarray(i * 16, (i + 1) * 16), wanted) * 300).toBeLessThan(1e-4);
    });
    await resident.dispose();
  });

  test("for columns: each group has its own potentials, projection and plan stand where the weights stand", async () => {
    const weights = Float32Array.from({ length: 40 }, (_, i) => Math.sin(i * i));
    const resident = await backend.upload(weights, groupsAsColumns(4, 10));
    const [atoms, shares, epsilon] = [[-1, 0, 1], [0.3, 0, 0.7], 0.2];
    const result = await resident.entropicAtoms(atoms, shares, { epsilon });
    const [projection, plan] = [await result.projection(), await result.plan()];
    weights.forEach((weight, i) => {
      const potentials = result.potentials.subarray((i % 4) * 3, (i % 4) * 3 + 3);
      expect(potentials[1]).toBe(Number.NEGATIVE_INFINITY);
      const chances = chancesOf(weight, { atoms, shares, potentials, epsilon });
      expect(
        distance(
          plan.subarray(3 * i, 3 * i + 3),
          chances.map((chance) => chance / 10),
        ),
      ).toBeLessThan(1e-5);
      expect(projection[i]).toBeCloseTo(chances[2] - chances[0], 4);
    });
    await resident.dispose();
  });

  test("for rows of hard weights: potentials and projection are those of the float64 solver on the CPU", async () => {
    const [atoms, shares] = [
      [-1, 0.2, 1],
      [0.2, 0.5, 0.3],
    ];
    for (const [name, weights] of hardWeights(200)) {
      if (weights.some((weight) => Math.abs(weight) > 1e6)) continue; // potentials have no digits left there
      const resident = await backend.upload(weights, groupsAsRows(1, 200));
      const result = await resident.entropicAtoms(atoms, shares, { epsilon: 0.5 });
      const wanted = entropicAtoms(weights, atoms, shares, { epsilon: 0.5 });
      for (let level = 0; level < 3; level++)
        expect(Math.abs(result.potentials[level] - wanted.potentials.g[level]), name).toBeLessThan(1e-3);
      const projection = await result.projection();
      wanted.projection.forEach((mean, i) => {
        expect(Math.abs(projection[i] - mean), name).toBeLessThan(1e-3);
      });
      await resident.dispose();
    }
  });

  test("for a small epsilon: the projection is the exact transport", async () => {
    const weights = hardWeights(100).get("sorted") ?? new Float32Array(0);
    const resident = await backend.upload(weights, groupsAsRows(2, 50));
    const exact = await resident.atomTransport([-1, 1], Int32Array.of(20, 30, 20, 30));
    const result = await resident.entropicAtoms([-1, 1], [0.4, 0.6], { epsilon: 1e-3 });
    expect(distance(await result.projection(), exact)).toBeLessThan(1e-5);
    await resident.dispose();
  });

  test("example: weights −1 and 1, half and half: the potentials are equal, and tanh(2/ε) of the weight is left", async () => {
    const resident = await backend.upload(Float32Array.of(-1, 1), groupsAsRows(1, 2));
    const result = await resident.entropicAtoms([-1, 1], [0.5, 0.5], { epsilon: 2 });
    expect(result.potentials[1]).toBeCloseTo(0, 4);
    expect((await result.projection())[1]).toBeCloseTo(Math.tanh(1), 4);
    await resident.dispose();
  });

  test("for one atom, and for groups without weights: converged without a step", async () => {
    const one = await backend.upload(Float32Array.of(3, 4), groupsAsRows(1, 2));
    const result = await one.entropicAtoms([2, 5], [0, 1], { epsilon: 1 });
    expect([result.converged, result.iterations, ...(await result.projection())]).toEqual([true, 0, 5, 5]);
    await one.dispose();
    const none = await backend.upload(new Float32Array(0), groupsAsRows(2, 0));
    const empty = await none.entropicAtoms([-1, 1], [0.5, 0.5], { epsilon: 1 });
    expect([empty.converged, empty.potentials.length, (await empty.plan()).length]).toEqual([true, 4, 0]);
    await none.dispose();
  });

  test("example: one evaluation is not enough, and the result says so", async () => {
    const weights = hardWeights(50).get("mixed") ?? new Float32Array(0);
    const resident = await backend.upload(weights, groupsAsRows(1, 50));
    const result = await resident.entropicAtoms([-1, 1], [0.3, 0.7], { epsilon: 1, maxIterations: 1 });
    expect(result).toMatchObject({ converged: false, iterations: 1 });
    expect(result.marginalError).toBeGreaterThan(1e-5);
    await resident.dispose();
  });

  test("epsilon, shares, atoms, tolerance and iterations out of range are refused", async () => {
    const resident = await backend.upload(Float32Array.of(1, 2), groupsAsRows(1, 2));
    const half = [0.5, 0.5];
    for (const epsilon of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e-40])
      await expect(resident.entropicAtoms([-1, 1], half, { epsilon })).rejects.toMatchObject({
        code: "DOMAIN",
      });
    for (const shares of [
      [0.5, 0.6],
      [1.5, -0.5],
      [Number.NaN, 1],
    ])
      await expect(resident.entropicAtoms([-1, 1], shares, { epsilon: 1 })).rejects.toMatchObject({
        code: "DOMAIN",
      });
    for (const atoms of [
      [1, -1],
      [0, Number.NaN],
      [0, 1e300],
    ])
      await expect(resident.entropicAtoms(atoms, half, { epsilon: 1 })).rejects.toMatchObject({
        code: "DOMAIN",
      });
    await expect(resident.entropicAtoms([0], half, { epsilon: 1 })).rejects.toMatchObject({ code: "SHAPE" });
    await expect(resident.entropicAtoms([-1, 1], half, { epsilon: 1, tolerance: -1 })).rejects.toThrow(
      "tolerance",
    );
    await expect(resident.entropicAtoms([-1, 1], half, { epsilon: 1, maxIterations: 0 })).rejects.toThrow(
      "maxIterations",
    );
    await resident.dispose();
  });
}

interface Problem {
  readonly atoms: readonly number[];
  readonly shares: readonly number[];
  readonly epsilon: number;
}

async function solve(
  backend: GpuBackend,
  weights: Float32Array,
  { atoms, shares, epsilon }: Problem,
): Promise<GpuEntropicResult> {
  const resident = await backend.upload(weights, groupsAsRows(1, weights.length));
  const result = await resident.entropicAtoms(atoms, shares, { epsilon });
  await resident.dispose();
  return result;
}

function problems(): fc.Arbitrary<Problem> {
  const levels = fc.constantFrom([-1, 1], [-1, 0, 1], [-2, -0.5, 0.25, 3], [-1, 0, 0, 1]);
  return fc
    .tuple(
      levels,
      fc.array(fc.nat({ max: 20 }), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: -3, max: 1 }),
    )
    .map(([atoms, parts, exponent]) => {
      const own = parts.slice(0, atoms.length).map((part, level) => (level === 0 ? part + 1 : part));
      const sum = own.reduce((total, part) => total + part, 0);
      return { atoms, shares: own.map((part) => part / sum), epsilon: 10 ** exponent };
    });
}

function distance(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  return Array.from(wanted).reduce((sum, value, i) => sum + Math.abs(value - found[i]), 0);
}
