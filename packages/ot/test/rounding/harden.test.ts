import {
  apportion,
  DomainError,
  MassMismatchError,
  NonFiniteError,
  ShapeError,
  seededRandom,
} from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { harden } from "../../src/rounding/harden.js";
import { assignLevels } from "../../src/selection/assign-levels.js";
import { sinkhorn } from "../../src/sinkhorn/sinkhorn.js";
import { awkward } from "../discrete/small-problems.js";

const runs = { numRuns: 500 };

/** Scores with ties and extremes, and counts of up to four levels that fit. */
const groups = fc
  .record({
    scores: fc.array(awkward, { maxLength: 40 }),
    cuts: fc.array(fc.nat(40), { minLength: 0, maxLength: 3 }),
  })
  .map(({ scores, cuts }) => {
    const edges = [
      0,
      ...cuts.map((cut) => Math.min(cut, scores.length)).sort((a, b) => a - b),
      scores.length,
    ];
    return { scores, counts: edges.slice(1).map((edge, k) => edge - edges[k]) };
  });

describe("harden", () => {
  test("for every scores and counts: exactly the asked counts", () => {
    fc.assert(
      fc.property(groups, ({ scores, counts }) => {
        const levels = harden(Float64Array.from(scores), counts, new Uint8Array(scores.length));
        expect(counts.map((_, level) => levels.filter((each) => each === level).length)).toEqual(counts);
      }),
      runs,
    );
  });

  test("for every scores and counts: the levels of an order by score, then earlier first, in float32 and float64", () => {
    fc.assert(
      fc.property(groups, ({ scores, counts }) => {
        const wanted = levelsInOrder(scores, counts);
        const out = new Uint8Array(scores.length);
        expect([...harden(Float64Array.from(scores), counts, out)]).toEqual(wanted);
        expect([...harden(Float32Array.from(scores), counts, out)]).toEqual(wanted);
        expect([...assignLevels(Float32Array.from(scores), counts, out)]).toEqual(wanted);
      }),
      runs,
    );
  });

  test("for every plan and mass of each row: ranked by the mean level, whatever the masses", () => {
    const shares = fc
      .array(fc.nat(8), { minLength: 3, maxLength: 3 })
      .filter((row) => row.some((share) => share > 0));
    const mass = fc.constantFrom(1, 2 ** -1060, 2 ** 1000, 0.5);
    const rows = fc.array(fc.tuple(shares, mass), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, fc.nat(20), fc.nat(20), (plan, one, other) => {
        const n = plan.length;
        const [low, high] = [Math.min(one, other, n), Math.min(Math.max(one, other), n)];
        const counts = [low, high - low, n - high];
        const means = plan.map(([[r0, r1, r2]]) => (r1 + 2 * r2) / (r0 + r1 + r2));
        const scores = Float64Array.from(plan.flatMap(([row, weight]) => row.map((share) => share * weight)));
        const levels = harden(scores, counts, new Uint8Array(n));
        // means that are equal as fractions may differ by rounding: compare levels by the means, not by place
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++)
            if (means[i] > means[j] + 1e-12) expect(levels[i]).toBeGreaterThanOrEqual(levels[j]);
        expect(counts.map((_, level) => levels.filter((each) => each === level).length)).toEqual(counts);
      }),
      runs,
    );
  });

  test("for every entropic plan of separated weights: the exact levels", () => {
    const weights = fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 12 });
    const shares = fc.constantFrom([0.5, 0.5], [0.3, 0.7], [0.25, 0.5, 0.25], [0.1, 0.2, 0.3, 0.4]);
    fc.assert(
      fc.property(weights, shares, fc.constantFrom(0.2, 1, 5), (tenths, wanted, epsilon) => {
        const latents = Float32Array.from(tenths, (tenth) => tenth / 10);
        const counts = apportion(latents.length, wanted);
        const { plan } = sinkhorn(squaredCost(latents, wanted.length), ones(latents.length), counts, {
          epsilon,
        });
        const out = new Uint8Array(latents.length);
        expect([...harden(plan, counts, out)]).toEqual([
          ...assignLevels(latents, counts, new Uint8Array(latents.length)),
        ]);
      }),
      runs,
    );
  });

  test("example: the likeliest level of each of 576 weights misses the counts, harden meets them", () => {
    const { normal } = seededRandom(1);
    const latents = Float32Array.from({ length: 576 }, () => normal());
    const counts = apportion(576, [0.7, 0.3]);
    const { plan, converged } = sinkhorn(squaredCost(latents, 2), ones(576), counts, {
      epsilon: 4,
      tolerance: 1e-9,
    });
    const likeliest = Array.from(latents, (_, i) => Number(plan[2 * i + 1] >= plan[2 * i]));
    expect(converged).toBe(true);
    expect(counts).toEqual([403, 173]);
    expect(sum(likeliest)).toBeLessThan(160);
    expect(sum(harden(plan, counts, new Uint8Array(576)))).toBe(173);
  });

  test("example: three levels, two of the four greatest equal", () => {
    const scores = Float64Array.of(0.5, 2, 0.5, -1, 0.5);
    expect([...harden(scores, [2, 2, 1], new Uint8Array(5))]).toEqual([1, 2, 1, 0, 0]);
  });

  test("example: no weights, one weight, −0 as 0", () => {
    expect([...harden(new Float64Array(0), [0, 0], new Uint8Array(0))]).toEqual([]);
    expect([...harden(Float64Array.of(-3), [0, 1], new Uint8Array(1))]).toEqual([1]);
    expect([...harden(Float64Array.of(-0, 0), [1, 1], new Uint8Array(2))]).toEqual([1, 0]);
  });

  test("what is no score, no plan or no counts is refused, and nothing is written", () => {
    const out = new Uint8Array(2).fill(9);
    const two = new Float64Array(2);
    expect(() => harden(Float64Array.of(1, Number.NaN), [1, 1], out)).toThrow(NonFiniteError);
    expect(() => harden(new Float64Array(3), [1, 1], out)).toThrow(ShapeError);
    expect(() => harden(new Float64Array(3), [1, 1], out)).toThrow("or 2 × 2, a plan, got 3");
    expect(() => harden(two, [1, 2], out)).toThrow(MassMismatchError);
    expect(() => harden(two, [0.5, 1.5], out)).toThrow(DomainError);
    expect(() => harden(Float64Array.of(1, 0, 1, -1), [1, 1], out)).toThrow(
      "plan ≥ 0, got -1 in row 1, level 1",
    );
    expect(() => harden(Float64Array.of(1, 0, 0, 0), [1, 1], out)).toThrow(
      "mass in every row, got none in row 1",
    );
    expect([...out]).toEqual([9, 9]);
  });
});

function levelsInOrder(scores: readonly number[], counts: readonly number[]): number[] {
  const order = scores.map((_, i) => i).sort((i, j) => scores[j] - scores[i] || i - j);
  const fromTop = counts.flatMap((count, level) => Array<number>(count).fill(level)).reverse();
  const levels = new Array<number>(scores.length).fill(0);
  order.forEach((i, rank) => {
    levels[i] = fromTop[rank];
  });
  return levels;
}

/** Squared distance from each weight to levels from −1 to 1. */
function squaredCost(weights: Float32Array, levels: number): Float64Array {
  return Float64Array.from({ length: weights.length * levels }, (_, k) => {
    const level = (2 * (k % levels)) / (levels - 1) - 1;
    return (weights[Math.floor(k / levels)] - level) ** 2;
  });
}

function ones(size: number): Float64Array {
  return new Float64Array(size).fill(1);
}

function sum(levels: ArrayLike<number>): number {
  return Array.from(levels).reduce((total, level) => total + level, 0);
}
