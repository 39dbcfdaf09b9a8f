import type { LogOdds, SemiDual } from "@equal-bits/core";
import { seededRandom } from "@equal-bits/core";
import { entropicAtoms, plainSemiDual } from "@equal-bits/ot";
import { wasmBackend } from "@equal-bits/ot-wasm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { adversaries } from "./adversaries.js";

const backend = wasmBackend();

interface Case {
  readonly weights: Float32Array;
  readonly masses: Float64Array | undefined;
  readonly odds: LogOdds;
}

/** Slopes from flat to steep, so that weights far from a cut, where no exponential is taken, are met as well. */
function drawnCase(seed: number, levels: number, size: number, uneven: boolean): Case {
  const random = seededRandom(seed, levels);
  const column = (draw: () => number): Float64Array => Float64Array.from({ length: levels - 1 }, draw);
  const slope = 10 ** (4 * random.uniform() - 1);
  const parts = Float64Array.from({ length: size }, () => random.below(4));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return {
    weights: Float32Array.from({ length: size }, () => Math.round(random.normal() * 50) / 50),
    masses: uneven && total > 0 ? parts.map((part) => part / total) : undefined,
    odds: {
      slopes: column(() => slope * random.uniform()),
      cuts: column(() => random.normal()),
      tilts: column(() => 3 * random.normal()),
    },
  };
}

function evaluated(semiDual: SemiDual, odds: LogOdds): number[] {
  const size = odds.slopes.length;
  const [upper, jacobian] = [new Float64Array(size).fill(9), new Float64Array(size ** 2).fill(9)];
  semiDual.evaluate(odds, upper, jacobian);
  return [...upper, ...jacobian];
}

/** By the definition, in float64: the chance of each weight to lie above each boundary. */
function sumsOf({ weights, masses, odds: { slopes, cuts, tilts } }: Case): number[] {
  const boundaries = [...slopes.keys()];
  const [upper, jacobian] = [boundaries.map(() => 0), boundaries.flatMap(() => boundaries.map(() => 0))];
  weights.forEach((weight, i) => {
    const logs = [0];
    for (const j of boundaries) logs.push(logs[j] + slopes[j] * (weight - cuts[j]) + tilts[j]);
    const parts = logs.map((log) => Math.exp(log - Math.max(...logs)));
    const total = parts.reduce((sum, part) => sum + part, 0);
    const above = boundaries.map((j) => parts.slice(j + 1).reduce((sum, part) => sum + part, 0) / total);
    const mass = masses ? masses[i] : 1 / weights.length;
    for (const j of boundaries) {
      upper[j] += mass * above[j];
      for (const l of boundaries)
        jacobian[j * boundaries.length + l] += mass * (above[Math.max(j, l)] - above[j] * above[l]);
    }
  });
  return [...upper, ...jacobian];
}

function expectClose(actual: readonly number[], wanted: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(wanted.length);
  const worst = actual.reduce((most, value, k) => Math.max(most, Math.abs(value - wanted[k])), 0);
  expect(worst).toBeLessThanOrEqual(tolerance); // NaN is not
}

for (const levels of [2, 3, 5, 16])
  test(`for every group, masses and log-odds of ${levels} levels: the sums of the definition, and of the plain semi-dual`, () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 41 }), fc.boolean(), (seed, size, uneven) => {
        const drawn = drawnCase(seed, levels, size, uneven);
        const semiDual = backend.semiDual(drawn.weights, drawn.masses);
        const ours = evaluated(semiDual, drawn.odds);
        semiDual.release?.();
        expectClose(ours, sumsOf(drawn), 1e-10);
        expectClose(ours, evaluated(plainSemiDual(drawn.weights, drawn.masses), drawn.odds), 1e-12);
      }),
      { numRuns: 200 },
    );
  });

for (const size of [1, 2, 3, 4, 5, 7, 8])
  test(`for every group of ${size}, with masses or without: no weight is left out or counted twice`, () => {
    for (let i = 0; i < size; i++) {
      const weights = new Float32Array(size).fill(-1).fill(1, i, i + 1);
      const masses = Float64Array.from({ length: size }, (_, k) => (k + 1) / ((size * (size + 1)) / 2));
      const odds = { slopes: Float64Array.of(1e3), cuts: Float64Array.of(0), tilts: Float64Array.of(0) };
      expectClose(evaluated(backend.semiDual(weights), odds), [1 / size, 0], 1e-15);
      expectClose(evaluated(backend.semiDual(weights, masses), odds), [masses[i], 0], 1e-15);
    }
  });

test("example: weights −1, 0, 1, one boundary of slope log 3 at 0", () => {
  const odds = { slopes: Float64Array.of(Math.log(3)), cuts: Float64Array.of(0), tilts: Float64Array.of(0) };
  const sums = evaluated(backend.semiDual(Float32Array.of(-1, 0, 1)), odds);
  expectClose(sums, [(1 / 4 + 1 / 2 + 3 / 4) / 3, (3 / 16 + 1 / 4 + 3 / 16) / 3], 1e-15);
});

test("for every weights, levels and epsilon: entropicAtoms converges to the plan of the plain semi-dual", () => {
  for (const [name, make] of Object.entries(adversaries))
    for (const levels of [2, 3, 7])
      for (const epsilon of [1e-4, 0.1, 2]) {
        if (name.startsWith("huge") || name.includes("far apart") || name.includes("neighbours")) continue;
        const weights = make(301);
        const atoms = Array.from({ length: levels }, (_, level) => level - (levels - 1) / 2);
        const shares = new Array<number>(levels).fill(1 / levels);
        const plain = entropicAtoms(weights, atoms, shares, { epsilon });
        const ours = entropicAtoms(weights, atoms, shares, { epsilon, semiDual: backend.semiDual });
        expect(ours.converged).toBe(plain.converged);
        expect(Math.abs(ours.iterations - plain.iterations)).toBeLessThanOrEqual(1);
        expectClose([...ours.plan], [...plain.plan], 1e-8);
      }
});

test("for every order of release: the semi-duals that are left give what they gave", () => {
  const cases = Array.from({ length: 6 }, (_, k) => drawnCase(k, 2 + (k % 3), 1 + 17 * k, k % 2 === 1));
  for (const order of [
    [0, 1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1, 0],
    [2, 5, 0, 4, 1, 3],
  ]) {
    const own = wasmBackend();
    const alive = cases.map(({ weights, masses }) => own.semiDual(weights, masses));
    const before = alive.map((semiDual, k) => evaluated(semiDual, cases[k].odds));
    for (const [rank, released] of order.entries()) {
      alive[released].release?.();
      own.selectTop(
        new Float32Array(5000),
        { groups: 1, size: 5000, interleave: 1 },
        [9],
        new Uint8Array(5000),
      );
      for (const k of order.slice(rank + 1)) expect(evaluated(alive[k], cases[k].odds)).toEqual(before[k]);
    }
  }
});

test("an evaluation after the release is refused; a second release changes nothing", () => {
  const semiDual = backend.semiDual(Float32Array.of(1));
  const odds = { slopes: Float64Array.of(1), cuts: Float64Array.of(0), tilts: Float64Array.of(0) };
  semiDual.release?.();
  semiDual.release?.();
  const [upper, jacobian] = [Float64Array.of(9), Float64Array.of(9)];
  expect(() => semiDual.evaluate(odds, upper, jacobian)).toThrow("must be evaluated before its release");
  expect([upper[0], jacobian[0]]).toEqual([9, 9]);
});

for (const levels of [2, 3])
  test(`example: no weights have no mass on either side of ${levels - 1} boundaries, with masses or without`, () => {
    const { odds } = drawnCase(1, levels, 1, false);
    const none = new Array<number>((levels - 1) * levels).fill(0);
    expect(evaluated(backend.semiDual(new Float32Array(0)), odds)).toEqual(none);
    expect(evaluated(backend.semiDual(new Float32Array(0), new Float64Array(0)), odds)).toEqual(none);
  });

test("masses of another length are refused", () => {
  expect(() => backend.semiDual(new Float32Array(3), new Float64Array(2))).toThrow(
    "masses must have one mass for each of the 3 weights, got 2",
  );
});

test("example: no digit is lost where cuts of every magnitude lie between the levels", () => {
  const odds = {
    slopes: new Float64Array(4).fill(20),
    cuts: Float64Array.of(-1.2e24, -2.9e13, -3, 0),
    tilts: new Float64Array(4),
  };
  const sums = evaluated(backend.semiDual(Float32Array.of(-0.25)), odds);
  expectClose(sums.slice(0, 4), [1, 1, 1, 1 / (1 + Math.exp(5))], 1e-15);
});

test("for every odd group: what lies behind its last weight has no part in the sums", () => {
  const own = wasmBackend();
  own.semiDual(new Float32Array(4000).fill(Number.NaN)).release?.(); // given back, but the memory still holds them
  for (const levels of [2, 3])
    for (const size of [1, 3, 5]) {
      const drawn = drawnCase(size, levels, size, false);
      const semiDual = own.semiDual(drawn.weights);
      expectClose(evaluated(semiDual, drawn.odds), sumsOf(drawn), 1e-12);
      semiDual.release?.();
    }
});
