import { DomainError, MassMismatchError, NonFiniteError, ShapeError } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discreteTransport } from "../../src/discrete/discrete-transport.js";
import { wasserstein } from "../../src/discrete/wasserstein.js";
import { awkward, permutations } from "./small-problems.js";

const runs = { numRuns: 1000 };
const real = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -100, max: 100, noNaN: true }));
const sample = fc.array(real, { minLength: 1, maxLength: 9 });
const orders = fc.constantFrom(1, 1.5, 2, 3);

describe("wasserstein", () => {
  test("for every two samples of up to 6: equals the best permutation", () => {
    const samples = fc.integer({ min: 1, max: 6 }).chain((n) => {
      const exactly = fc.array(real, { minLength: n, maxLength: n });
      return fc.tuple(exactly, exactly);
    });
    fc.assert(
      fc.property(samples, orders, ([x, y], p) => {
        const means = permutations(x.length).map(
          (order) => order.reduce((sum, j, i) => sum + Math.abs(x[i] - y[j]) ** p, 0) / x.length,
        );
        expect(wasserstein(x, y, { p })).toBeCloseTo(Math.min(...means) ** (1 / p), 9);
      }),
      runs,
    );
  });

  test("for every two samples: W1 is the area between their distribution functions", () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        expect(wasserstein(x, y)).toBeCloseTo(areaBetween(x, y), 9);
      }),
      runs,
    );
  });

  test("for every two weighted samples: the p-th root of the cost of transport", () => {
    const weighted = fc.tuple(sample, fc.infiniteStream(fc.integer({ min: 1, max: 9 })));
    fc.assert(
      fc.property(weighted, weighted, orders, ([x, aStream], [y, bStream], p) => {
        const a = normalised([...aStream.take(x.length)]);
        const b = normalised([...bStream.take(y.length)]);
        const { cost } = discreteTransport(x, a, y, b, { p });
        expect(wasserstein(x, y, { p, xWeights: a, yWeights: b })).toBeCloseTo(cost ** (1 / p), 9);
      }),
      runs,
    );
  });

  test("for every sample and shift: W_p(x + c, x) = |c|", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1 }),
        fc.integer(),
        orders,
        (x, c, p) => {
          const shifted = x.map((value) => value + c);
          expect(wasserstein(shifted, x, { p })).toBeCloseTo(Math.abs(c), 4);
          expect(wasserstein(shifted, x)).toBe(Math.abs(c));
        },
      ),
      runs,
    );
  });

  test("for every two samples of whole numbers: W1 is exact, without a rounding of its own", () => {
    const wholes = fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(wholes, wholes, (x, y) => {
        const repeated = (values: readonly number[], times: number): number[] =>
          values.flatMap((value) => Array<number>(times).fill(value)).sort((a, b) => a - b);
        const paired = repeated(y, x.length);
        const sum = repeated(x, y.length).reduce((all, value, i) => all + Math.abs(value - paired[i]), 0);
        expect(wasserstein(x, y)).toBe(sum / (x.length * y.length));
      }),
      runs,
    );
  });

  test("for every three samples: symmetric, 0 only from itself, and no detour is shorter", () => {
    fc.assert(
      fc.property(sample, sample, sample, orders, (x, y, z, p) => {
        expect(wasserstein(y, x, { p })).toBe(wasserstein(x, y, { p }));
        expect(wasserstein(x, x.toReversed(), { p })).toBe(0);
        expect(wasserstein([...x, 200], [...x, 201], { p })).toBeGreaterThan(0);
        expect(wasserstein(x, z, { p })).toBeLessThanOrEqual(
          (wasserstein(x, y, { p }) + wasserstein(y, z, { p })) * (1 + 1e-12) + 1e-12,
        );
      }),
      runs,
    );
  });

  test("for every two samples: grows with p, and repeating both changes nothing", () => {
    fc.assert(
      fc.property(sample, sample, fc.integer({ min: 2, max: 4 }), (x, y, times) => {
        expect(wasserstein(x, y, { p: 2 })).toBeGreaterThanOrEqual(wasserstein(x, y) * (1 - 1e-12));
        const repeated = (values: readonly number[]): number[] =>
          values.flatMap((v) => Array<number>(times).fill(v));
        expect(wasserstein(repeated(x), repeated(y), { p: 2 })).toBeCloseTo(wasserstein(x, y, { p: 2 }), 9);
      }),
      runs,
    );
  });

  test("for every sample of ties, ±0, subnormal and huge numbers: scaling by 2 doubles every distance", () => {
    const quarter = awkward.map((value) => value / 4);
    const awkwards = fc.array(quarter, { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(awkwards, awkwards, orders, (x, y, p) => {
        const double = (values: readonly number[]): number[] => values.map((value) => 2 * value);
        const distance = wasserstein(x, y, { p });
        expect(Number.isFinite(distance)).toBe(true);
        expect(wasserstein(double(x), double(y), { p })).toBe(2 * distance);
      }),
      runs,
    );
  });

  test("example: SciPy's own, 5 from {0, 1, 3} to {5, 6, 8}, and 0.25 between weighted pairs", () => {
    expect(wasserstein([0, 1, 3], [5, 6, 8])).toBe(5);
    expect(wasserstein([0, 1], [0, 1], { xWeights: [0.75, 0.25], yWeights: [0.5, 0.5] })).toBe(0.25);
  });

  test("example: one weight to two half as heavy goes half as far twice", () => {
    expect(wasserstein([0], [-3, 1])).toBe(2);
    expect(wasserstein([0], [-3, 1], { p: 2 })).toBeCloseTo(Math.sqrt(5), 12);
  });

  test("example: one side weighted, the other equal masses that sum to 1", () => {
    expect(wasserstein([0, 4], [0, 4], { xWeights: [1, 0] })).toBe(2);
  });

  test("example: a common mass of 8 multiplies W_p by the p-th root of 8", () => {
    expect(wasserstein([0], [5], { xWeights: [8], yWeights: [8] })).toBe(40);
    expect(wasserstein([0], [5], { p: 3, xWeights: [8], yWeights: [8] })).toBeCloseTo(10, 12);
  });

  test("example: high powers, tiny and huge positions neither vanish nor overflow", () => {
    expect(wasserstein([0], [1e-200], { p: 2 })).toBe(1e-200);
    expect(wasserstein([1e308], [2e307], { p: 3 })).toBeCloseTo(8e307, -296);
    expect(wasserstein([0, 0], [5, 5], { p: 5000 })).toBeCloseTo(5, 9);
    expect(wasserstein([0, 9], [1e-9, 9], { p: 50 })).toBeCloseTo(1e-9 / 2 ** (1 / 50), 18);
    expect(wasserstein([5e-324], [0], { p: 2 })).toBe(5e-324);
  });

  test("example: 1,000 against 3,000 copies of the same points is 0 under a high power, without dust", () => {
    const x = Array.from({ length: 1000 }, (_, i) => i * 0.1);
    expect(wasserstein(x, [...x, ...x, ...x], { p: 40 })).toBe(0);
  });

  test("example: nothing is at no distance from nothing", () => {
    expect(wasserstein([], [])).toBe(0);
  });

  test("masses that differ are refused", () => {
    expect(() => wasserstein([1], [1], { xWeights: [2] })).toThrow(MassMismatchError);
    expect(() => wasserstein([1], [1], { xWeights: [2], yWeights: [3] })).toThrow(
      "xWeights and yWeights must have equal sums, got 2 and 3; divide each by its own sum",
    );
    expect(() => wasserstein([1], [])).toThrow(MassMismatchError);
  });

  test("what is no measure is refused by name", () => {
    expect(() => wasserstein([1, 2], [1], { xWeights: [1] })).toThrow(ShapeError);
    expect(() => wasserstein([1, Number.NaN], [1, 2])).toThrow(NonFiniteError);
    expect(() => wasserstein([1], [1], { yWeights: [Number.NaN] })).toThrow("yWeights must be finite");
    expect(() => wasserstein([1, 2], [1], { xWeights: [2, -1] })).toThrow("xWeights must be ≥ 0, got -1");
  });

  test.each([0.5, 0, Number.NaN, Number.POSITIVE_INFINITY])("an order of %s is refused", (p) => {
    expect(() => wasserstein([1], [1], { p })).toThrow(DomainError);
    expect(() => wasserstein([], [], { p })).toThrow("p must be finite and ≥ 1");
  });

  test("positions further apart than any float64 are refused", () => {
    expect(() => wasserstein([1e308], [-1e308])).toThrow(DomainError);
  });
});

function areaBetween(x: readonly number[], y: readonly number[]): number {
  const cuts = [...x, ...y].sort((a, b) => a - b);
  const share = (values: readonly number[], upTo: number): number =>
    values.filter((value) => value <= upTo).length / values.length;
  return cuts
    .slice(1)
    .reduce((sum, cut, k) => sum + (cut - cuts[k]) * Math.abs(share(x, cuts[k]) - share(y, cuts[k])), 0);
}

function normalised(masses: readonly number[]): number[] {
  const sum = masses.reduce((total, mass) => total + mass, 0);
  return masses.map((mass) => mass / sum);
}
