import type { LogOdds } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { plainSemiDual } from "@equal-bits/ot";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unevenMasses } from "./entropic-problems.js";

const oddsOf = (boundaries: number): fc.Arbitrary<LogOdds> =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom(0, 1e-6, 0.5, 3, 40, 1e3),
        fc.constantFrom(-1, -0.25, 0, 0.5, 1),
        fc.double({ min: -5, max: 5, noNaN: true }),
      ),
      { minLength: boundaries, maxLength: boundaries },
    )
    .map((parts) => {
      const column = (k: number): Float64Array => Float64Array.from(parts, (part) => part[k]);
      return { slopes: column(0), cuts: column(1), tilts: column(2) };
    });

const cases = fc.integer({ min: 1, max: 4 }).chain((boundaries) =>
  fc.record({
    odds: oddsOf(boundaries),
    weights: fc
      .array(fc.integer({ min: -8, max: 8 }), { minLength: 3, maxLength: 20 })
      .map((values) => Float32Array.from(values, (value) => value / 8)),
    uneven: fc.boolean(),
  }),
);

function evaluated(weights: Float32Array, odds: LogOdds, masses?: Float64Array) {
  const size = odds.slopes.length;
  const [upper, jacobian] = [new Float64Array(size).fill(9), new Float64Array(size * size).fill(9)];
  plainSemiDual(weights, masses).evaluate(odds, upper, jacobian);
  return { upper, jacobian };
}

test("for every few weights and log-odds: the sums of the definition, level by level", () => {
  fc.assert(
    fc.property(cases, ({ odds, weights, uneven }) => {
      const masses = uneven
        ? unevenMasses(weights.length)
        : new Float64Array(weights.length).fill(1 / weights.length);
      const { upper, jacobian } = uneven ? evaluated(weights, odds, masses) : evaluated(weights, odds);
      const size = upper.length;
      const above = [...weights].map((weight) => chancesAbove(weight, odds));
      for (let j = 0; j < size; j++) {
        expect(upper[j]).toBeCloseTo(
          above.reduce((sum, s, i) => sum + masses[i] * s[j], 0),
          12,
        );
        for (let l = 0; l < size; l++)
          expect(jacobian[j * size + l]).toBeCloseTo(
            above.reduce((sum, s, i) => sum + masses[i] * (s[Math.max(j, l)] - s[j] * s[l]), 0),
            12,
          );
      }
    }),
    { numRuns: 500 },
  );
});

test("for every few weights and log-odds: the jacobian is the change of the sums with the tilts", () => {
  fc.assert(
    fc.property(cases, ({ odds, weights }) => {
      const { jacobian } = evaluated(weights, odds);
      const size = odds.tilts.length;
      for (let l = 0; l < size; l++) {
        const moved = (by: number): Float64Array => {
          const tilts = odds.tilts.map((tilt, j) => tilt + (j === l ? by : 0));
          return evaluated(weights, { ...odds, tilts }).upper;
        };
        const [less, more] = [moved(-1e-4), moved(1e-4)];
        for (let j = 0; j < size; j++)
          expect((more[j] - less[j]) / 2e-4).toBeCloseTo(jacobian[j * size + l], 7);
      }
    }),
    { numRuns: 200 },
  );
});

test("for every filter and steep or flat log-odds: finite sums, between 0 and 1, that fall from level to level", () => {
  fc.assert(
    fc.property(latentWeights({ shortest: 1 }), fc.constantFrom(0, 1, 1e6, 1e100), (weights, slope) => {
      for (const size of [1, 2, 5]) {
        const [slopes, cuts] = [new Float64Array(size).fill(slope), new Float64Array(size).fill(weights[0])];
        const { upper, jacobian } = evaluated(weights, { slopes, cuts, tilts: new Float64Array(size) });
        expect(jacobian.every((slack) => slack >= 0 && slack <= 0.2500001)).toBe(true);
        expect(
          upper.every((mass, j) => mass >= 0 && mass <= (j > 0 ? upper[j - 1] : 1 + 1e-12) + 1e-12),
        ).toBe(true);
      }
    }),
  );
});

test("for every level far from the lowest: no digit is lost by the levels between", () => {
  const size = 30; // the weight stands between the two highest levels; the sum from the lowest is about 1e15
  const slopes = new Float64Array(size).fill(1e6);
  const cuts = Float64Array.from({ length: size }, (_, j) => (j < size - 1 ? -5e7 : 1));
  const tilts = new Float64Array(size);
  tilts[size - 1] = 0.75;
  expect(evaluated(Float32Array.of(1), { slopes, cuts, tilts }).upper[size - 1]).toBe(
    1 / (1 + Math.exp(-0.75)),
  );
});

test("example: weights −1, 0, 1, one boundary of slope log 3 at 0", () => {
  const odds = { slopes: Float64Array.of(Math.log(3)), cuts: Float64Array.of(0), tilts: Float64Array.of(0) };
  const { upper, jacobian } = evaluated(Float32Array.of(-1, 0, 1), odds);
  expect(upper[0]).toBeCloseTo((1 / 4 + 1 / 2 + 3 / 4) / 3, 15);
  expect(jacobian[0]).toBeCloseTo((3 / 16 + 1 / 4 + 3 / 16) / 3, 15);
});

test("example: no weights, no mass", () => {
  const odds = { slopes: Float64Array.of(1), cuts: Float64Array.of(0), tilts: Float64Array.of(0) };
  expect([...evaluated(new Float32Array(), odds, new Float64Array()).upper]).toEqual([0]);
});

/** By the definition: log-weights summed from the lowest level, then shares of their exponentials. */
function chancesAbove(weight: number, { slopes, cuts, tilts }: LogOdds): number[] {
  const logs = [0];
  for (let j = 0; j < slopes.length; j++) logs.push(logs[j] + slopes[j] * (weight - cuts[j]) + tilts[j]);
  const most = Math.max(...logs);
  const parts = logs.map((log) => Math.exp(log - most));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return [...slopes.keys()].map((j) => parts.slice(j + 1).reduce((sum, part) => sum + part, 0) / total);
}
