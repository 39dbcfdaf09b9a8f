import { NonFiniteError, ShapeError } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { type EntropicOptions, entropicAtoms, entropicPullback, semiRelaxedAtoms } from "@equal-bits/ot";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evenAtoms, unevenMasses } from "./entropic-problems.js";

const UNEVEN = [0.1, 0.25, 0.15, 0.3, 0.2];

/** Whole 64ths, so that a change by 1/64 is exact in float32. */
const filters = fc
  .array(fc.integer({ min: -128, max: 128 }), { minLength: 4, maxLength: 12 })
  .map((values) => Float32Array.from(values, (value) => value / 64));

function problem(levels: number, options: EntropicOptions) {
  const total = UNEVEN.slice(0, levels).reduce((sum, share) => sum + share, 0);
  const shares = UNEVEN.slice(0, levels).map((share) => share / total);
  return (weights: Float32Array) =>
    entropicAtoms(weights, evenAtoms(levels), shares, { tolerance: 1e-14, ...options });
}

describe.each([2, 3, 5])("%i atoms", (levels) => {
  test.each([false, true])(
    "for every filter (masses: %s): finite differences of the projection",
    (weighted) => {
      fc.assert(
        fc.property(filters, fc.constantFrom(0.5, 2), (weights, epsilon) => {
          const masses = unevenMasses(weights.length);
          const solve = problem(levels, weighted ? { epsilon, masses } : { epsilon });
          const upstream = Float64Array.from(weights, (_, i) => Math.cos(i));
          const value = (moved: Float32Array): number =>
            solve(moved).projection.reduce((sum, place, i) => sum + upstream[i] * place, 0);
          const gradient = entropicPullback(solve(weights), upstream, new Float64Array(weights.length));
          weights.forEach((_, i) => {
            const at = (by: number): number => value(weights.map((weight, k) => weight + (k === i ? by : 0)));
            const [h, wide] = [2 ** -6, 2 ** -5];
            // Richardson's: the error of fourth order
            const slope = (8 * (at(h) - at(-h)) - (at(wide) - at(-wide))) / (12 * h);
            expect(gradient[i]).toBeCloseTo(slope, 4);
          });
        }),
        { numRuns: 25 },
      );
    },
  );

  test("for every filter: moving all weights alike moves nothing, and the mean of the projection stands", () => {
    fc.assert(
      fc.property(
        latentWeights({ shortest: 3, longest: 40 }),
        fc.constantFrom(1e-3, 0.5, 10),
        (weights, epsilon) => {
          const masses = unevenMasses(weights.length, 1); // where only massless weights are undecided, no tilt is determined
          const result = problem(levels, { epsilon, masses })(weights);
          const upstream = Float64Array.from(weights, (_, i) => Math.cos(i));
          const gradient = entropicPullback(result, upstream, new Float64Array(weights.length));
          const size = gradient.reduce((sum, part) => sum + Math.abs(part), 0);
          expect(Math.abs(gradient.reduce((sum, part) => sum + part, 0))).toBeLessThanOrEqual(
            1e-7 * (1 + size),
          );
          const still = entropicPullback(result, masses, new Float64Array(weights.length));
          for (const part of still) expect(Math.abs(part)).toBeLessThanOrEqual(1e-7 * (1 + size));
        },
      ),
      { numRuns: 200 },
    );
  });
});

test.each([0, 0.2, 2, 1e4])(
  "for every filter pulled by %s: finite differences of the projection",
  (strength) => {
    fc.assert(
      fc.property(filters, fc.constantFrom(2, 3, 5), (weights, levels) => {
        const options = { strength, epsilon: 0.7, tolerance: 1e-13 } as const;
        const shares = UNEVEN.slice(0, levels).map(
          (share, _, all) => share / all.reduce((sum, s) => sum + s, 0),
        );
        const solve = (moved: Float32Array) => semiRelaxedAtoms(moved, evenAtoms(levels), shares, options);
        const upstream = Float64Array.from(weights, (_, i) => Math.cos(i));
        const gradient = entropicPullback(solve(weights), upstream, new Float64Array(weights.length));
        weights.forEach((_, i) => {
          const at = (by: number): number =>
            solve(weights.map((weight, k) => weight + (k === i ? by : 0))).projection.reduce(
              (sum, place, k) => sum + upstream[k] * place,
              0,
            );
          const [h, wide] = [2 ** -6, 2 ** -5];
          expect(gradient[i]).toBeCloseTo((8 * (at(h) - at(-h)) - (at(wide) - at(-wide))) / (12 * h), 4);
        });
      }),
      { numRuns: 25 },
    );
  },
);

test("for every filter and two atoms: diag(d) − d dᵀ / Σd", () => {
  fc.assert(
    fc.property(filters, fc.constantFrom(0.1, 1, 10), (weights, epsilon) => {
      const result = problem(2, { epsilon })(weights);
      const upstream = Float64Array.from(weights, (_, i) => Math.sin(3 * i));
      const chances = Float64Array.from(weights, (_, i) => result.plan[2 * i + 1] * weights.length);
      const d = Array.from(chances, (s) => (8 / epsilon) * s * (1 - s)); // 2 · gap² / ε, the gap is 2
      const total = d.reduce((sum, part) => sum + part, 0);
      const along = d.reduce((sum, part, i) => sum + part * upstream[i], 0);
      entropicPullback(result, upstream, new Float64Array(d.length)).forEach((part, i) => {
        expect(part).toBeCloseTo(total === 0 ? 0 : d[i] * upstream[i] - (d[i] * along) / total, 5);
      });
    }),
    { numRuns: 200 },
  );
});

test("example: two weights, two atoms: raising one parts them by d/2 each", () => {
  const result = entropicAtoms(Float32Array.of(-0.5, 0.5), [-1, 1], [0.5, 0.5], { epsilon: 2 / Math.log(3) });
  const d = (8 / result.epsilon) * (3 / 16); // both chances are ¼ or ¾
  const gradient = entropicPullback(result, Float64Array.of(0, 1), new Float64Array(2));
  expect(gradient[0]).toBeCloseTo(-d / 2, 12);
  expect(gradient[1]).toBeCloseTo(d / 2, 12);
});

test("example: nothing to move where one atom takes all, or there are no weights", () => {
  const all = entropicAtoms(Float32Array.of(1, 2), [-1, 1], [0, 1], { epsilon: 1 });
  expect([...entropicPullback(all, Float32Array.of(3, 4), Float32Array.of(9, 9))]).toEqual([0, 0]);
  const none = entropicAtoms(new Float32Array(), [-1, 1], [0.5, 0.5], { epsilon: 1 });
  expect(entropicPullback(none, new Float32Array(), new Float32Array()).length).toBe(0);
});

test("example: `out` may be `upstream`", () => {
  const result = entropicAtoms(Float32Array.of(-1, 0.5, 2), [-1, 1], [0.5, 0.5], { epsilon: 1 });
  const upstream = Float64Array.of(1, 2, 4);
  const apart = entropicPullback(result, upstream, new Float64Array(3));
  expect(entropicPullback(result, upstream, upstream)).toEqual(apart);
});

test("lengths that do not fit and gradients that are not finite are refused, before anything is written", () => {
  const result = entropicAtoms(Float32Array.of(1, 2), [-1, 1], [0.5, 0.5], { epsilon: 1 });
  const out = Float32Array.of(7, 7);
  expect(() => entropicPullback(result, new Float32Array(3), out)).toThrow(ShapeError);
  expect(() => entropicPullback(result, new Float32Array(2), new Float32Array(1))).toThrow(
    "out must have the 2",
  );
  expect(() => entropicPullback(result, Float32Array.of(0, Number.NaN), out)).toThrow(NonFiniteError);
  expect([...out]).toEqual([7, 7]);
});
