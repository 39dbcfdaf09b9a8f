import { DomainError, MassMismatchError, NonFiniteError, ShapeError } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DiscreteTransport, discreteTransport } from "../../src/discrete/discrete-transport.js";
import { dualViolation } from "../../src/discrete/dual-certificate.js";
import type { GroundCost } from "../../src/discrete/ground-cost.js";
import { atomTransport } from "../../src/selection/atom-transport.js";
import { awkward, permutations } from "./small-problems.js";

const runs = { numRuns: 1000 };

const grounds: readonly (readonly [string, GroundCost, (difference: number) => number])[] = [
  ["the default", {}, (d) => d * d],
  ["p = 1", { p: 1 }, Math.abs],
  ["p = 1.5", { p: 1.5 }, (d) => Math.abs(d) ** 1.5],
  ["p = 3", { p: 3 }, (d) => Math.abs(d) ** 3],
  ["a lopsided cost", { cost: lopsided }, lopsided],
  ["a cost that is nothing within 1", { cost: deadZone }, deadZone],
];

/** Whole masses on few positions, so that ties and degenerate steps are the rule; both sides sum to the same. */
const problems = fc
  .tuple(
    fc.array(fc.nat(4), { minLength: 1, maxLength: 8 }),
    fc.array(fc.nat(4), { minLength: 1, maxLength: 8 }),
  )
  .map(([a, b]) => levelled(a, b))
  .chain(([a, b]) =>
    fc.record({ x: positions(a.length), a: fc.constant(a), y: positions(b.length), b: fc.constant(b) }),
  );

describe.each(grounds)("discreteTransport under %s", (_, ground, cost) => {
  test("for every problem: the plan's marginals are the masses, in at most n + m − 1 entries", () => {
    fc.assert(
      fc.property(problems, ({ x, a, y, b }) => {
        const { plan } = discreteTransport(x, a, y, b, ground);
        expect(marginal(plan.source, plan.mass, a.length)).toEqual(a);
        expect(marginal(plan.target, plan.mass, b.length)).toEqual(b);
        expect(plan.mass.length).toBeLessThan(a.length + b.length);
        expect(plan.mass.every((mass) => mass > 0)).toBe(true);
      }),
      runs,
    );
  });

  test("for every problem: the certificate proves it optimal", () => {
    fc.assert(
      fc.property(problems, ({ x, a, y, b }) => {
        const result = discreteTransport(x, a, y, b, ground);
        const paid = result.plan.mass.reduce(
          (sum, mass, k) => sum + mass * cost(x[result.plan.source[k]] - y[result.plan.target[k]]),
          0,
        );
        expect(result.cost).toBeCloseTo(paid, 9);
        expectCertified(x, a, y, b, result, cost);
        expect(dualViolation(x, y, result.potentials, ground)).toBeLessThan(1e-9);
      }),
      runs,
    );
  });

  test("for every two samples of up to 6: no permutation costs less, and one costs as much", () => {
    const samples = fc.integer({ min: 1, max: 6 }).chain((n) => fc.tuple(positions(n), positions(n)));
    fc.assert(
      fc.property(samples, ([x, y]) => {
        const ones = x.map(() => 1);
        const costs = permutations(x.length).map((order) =>
          order.reduce((sum, j, i) => sum + cost(x[i] - y[j]), 0),
        );
        expect(discreteTransport(x, ones, y, ones, ground).cost).toBeCloseTo(Math.min(...costs), 9);
      }),
      runs,
    );
  });
});

describe("discreteTransport", () => {
  test("for every problem of ties, ±0, subnormal and huge numbers: marginals and certificate hold to rounding", () => {
    const side = fc.array(fc.tuple(awkward, fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(side, side, fc.constantFrom(1, 2), (source, target, p) => {
        const [x, y] = [source.map(([at]) => at), target.map(([at]) => at)];
        const [a, b] = [
          normalised(source.map(([, mass]) => mass)),
          normalised(target.map(([, mass]) => mass)),
        ];
        const result = discreteTransport(x, a, y, b, { p });
        expectClose(marginal(result.plan.source, result.plan.mass, a.length), a);
        expectClose(marginal(result.plan.target, result.plan.mass, b.length), b);
        expectCertified(x, a, y, b, result, (d) => Math.abs(d) ** p);
      }),
      { numRuns: 3000 },
    );
  });

  test("for every problem: swapping the sides transposes the plan", () => {
    fc.assert(
      fc.property(problems, ({ x, a, y, b }) => {
        const there = discreteTransport(x, a, y, b);
        const back = discreteTransport(y, b, x, a);
        expect(back.plan).toEqual({
          source: there.plan.target,
          target: there.plan.source,
          mass: there.plan.mass,
        });
        expect(back.cost).toBe(there.cost);
      }),
      runs,
    );
  });

  test("for every problem and order of its atoms: the cost is the same", () => {
    fc.assert(
      fc.property(problems, fc.infiniteStream(fc.nat()), ({ x, a, y, b }, stream) => {
        const order = x.map((_, i) => ({ i, key: stream.next().value })).sort((s, t) => s.key - t.key);
        const shuffled = (values: readonly number[]): number[] => order.map(({ i }) => values[i]);
        expect(discreteTransport(shuffled(x), shuffled(a), y, b).cost).toBeCloseTo(
          discreteTransport(x, a, y, b).cost,
          9,
        );
      }),
      runs,
    );
  });

  test("for every filter and counts: puts each weight on the atom that atomTransport gives it", () => {
    const groups = fc
      .array(awkward, { minLength: 1, maxLength: 12 })
      .map((weights) => Float32Array.from(weights));
    fc.assert(
      fc.property(groups, fc.nat(12), fc.nat(12), (weights, one, other) => {
        const n = weights.length;
        const [low, high] = [Math.min(one, other, n), Math.min(Math.max(one, other), n)];
        const counts = [low, high - low, n - high];
        const { plan } = discreteTransport(weights, new Float64Array(n).fill(1), [-1, 0, 1], counts);
        const written = new Float32Array(n);
        plan.source.forEach((i, k) => {
          written[i] = plan.target[k] - 1;
        });
        expect([...atomTransport(weights, [-1, 0, 1], counts, new Float32Array(n))]).toEqual([...written]);
      }),
      runs,
    );
  });

  test("example: three weights onto two atoms splits the middle one", () => {
    const result = discreteTransport([0.5, -2, 0], [1 / 3, 1 / 3, 1 / 3], [-1, 1], [0.5, 0.5]);
    expect([...result.plan.source]).toEqual([1, 2, 2, 0]);
    expect([...result.plan.target]).toEqual([0, 0, 1, 1]);
    expect([...result.plan.mass].map((mass) => Math.round(mass * 6))).toEqual([2, 1, 1, 2]);
    expect(result.cost).toBeCloseTo((2 * 1 + 1 * 1 + 1 * 1 + 2 * 0.25) / 6, 12);
  });

  test("example: decimal fractions that do not add up in float64 leave no entry of dust", () => {
    const { plan } = discreteTransport([1, 2, 3], [0.1, 0.2, 0.7], [1, 2], [0.3, 0.7]);
    expect([...plan.target]).toEqual([0, 0, 1]);
    const there = discreteTransport([1, 2], [0.3, 0.7], [1, 2, 3], [0.1, 0.2, 0.7]);
    expect([...there.plan.source]).toEqual([0, 0, 1]);
  });

  test("example: under a concave cost the sorted plan is not optimal, which is why p < 1 is refused", () => {
    const [x, y] = [
      [0, 1],
      [1, 2],
    ];
    const sorted = Math.abs(x[0] - y[0]) ** 0.5 + Math.abs(x[1] - y[1]) ** 0.5;
    const crossing = Math.abs(x[0] - y[1]) ** 0.5 + Math.abs(x[1] - y[0]) ** 0.5;
    expect(crossing).toBeCloseTo(Math.SQRT2, 12);
    expect(sorted).toBe(2);
  });

  test("example: float32 positions and masses, −0 equal to 0, the earlier of equals on the greater atom", () => {
    const { plan } = discreteTransport(Float32Array.of(0, -0), Float32Array.of(1, 1), [-1, 1], [1, 1]);
    expect([...plan.source]).toEqual([1, 0]);
  });

  test("example: nothing to nothing costs nothing, and massless atoms have potentials too", () => {
    const nothing = discreteTransport([], [], [], []);
    expect([nothing.cost, nothing.dualityGap, nothing.plan.mass.length]).toEqual([0, 0, 0]);
    const massless = discreteTransport([1, 5], [0, 0], [2], [0]);
    expect([massless.cost, massless.plan.mass.length]).toEqual([0, 0]);
    expect(dualViolation([1, 5], [2], massless.potentials)).toBeLessThan(1e-12);
    expect(discreteTransport([1], [0], [], []).plan.mass.length).toBe(0);
  });

  test("example: the result is frozen", () => {
    const result = discreteTransport([1], [1], [2], [1]);
    expect([result, result.plan, result.potentials].every(Object.isFrozen)).toBe(true);
  });

  test("unequal masses are refused with both sums and the remedy", () => {
    expect(() => discreteTransport([1, 2], [1, 1], [1], [3])).toThrow(MassMismatchError);
    expect(() => discreteTransport([1, 2], [1, 1], [1], [3])).toThrow(
      "a and b must have equal sums, got 2 and 3; divide each by its own sum",
    );
    expect(() => discreteTransport([1], [1], [], [])).toThrow(MassMismatchError);
    expect(() => discreteTransport([1], [1], [1], [1 + 1e-8])).toThrow(MassMismatchError);
    expect(() => discreteTransport([1, 1], [1e308, 1e308], [1], [1e308])).toThrow(MassMismatchError);
    expect(() => discreteTransport([1], [1], [1], [1 + 1e-10])).not.toThrow();
  });

  test("lengths that differ are refused", () => {
    expect(() => discreteTransport([1, 2], [1], [1], [1])).toThrow(ShapeError);
    expect(() => discreteTransport([1], [1], [1, 2], [1])).toThrow(
      "b must have one mass for each of the 2 positions of y, got 1",
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    "%s is refused by name and index",
    (bad) => {
      const good = [1, 1];
      for (const [name, index] of [
        ["x", 0],
        ["a", 1],
        ["y", 2],
        ["b", 3],
      ] as const) {
        const [x, a, y, b] = [0, 1, 2, 3].map((k) => (k === index ? [1, bad] : good));
        expect(() => discreteTransport(x, a, y, b)).toThrow(NonFiniteError);
        expect(() => discreteTransport(x, a, y, b)).toThrow(`${name} must be finite, got ${bad} at index 1`);
      }
    },
  );

  test("a mass below 0 is refused by index", () => {
    expect(() => discreteTransport([1, 2], [2, -1], [1], [1])).toThrow(DomainError);
    expect(() => discreteTransport([1, 2], [2, -1], [1], [1])).toThrow("a must be ≥ 0, got -1 at index 1");
  });

  test.each([0.5, 0, -1, Number.NaN, Number.POSITIVE_INFINITY])("p = %s is refused with the reason", (p) => {
    expect(() => discreteTransport([1], [1], [2], [1], { p })).toThrow(DomainError);
    expect(() => discreteTransport([1], [1], [2], [1], { p })).toThrow("sorted transport is not optimal");
  });

  test.each([
    ["|d|^0.5", (d: number): number => Math.abs(d) ** 0.5],
    ["|d|^0.99", (d: number): number => Math.abs(d) ** 0.99],
    ["−d²", (d: number): number => -d * d],
    ["sin d", Math.sin],
    ["d² cut off at 1", (d: number): number => Math.min(1, d * d)],
  ])("the cost %s is refused as not convex", (_, cost) => {
    expect(() => discreteTransport([0, 2], [1, 1], [1, 4], [1, 1], { cost })).toThrow(DomainError);
    expect(() => discreteTransport([0, 2], [1, 1], [1, 4], [1, 1], { cost })).toThrow("cost must be convex");
  });

  test("for every span, narrow or far from 0: a convex cost is accepted", () => {
    const center = fc.oneof(
      fc.constantFrom(0, 1, -1e9, 1e16),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(
        center,
        fc.double({ min: 1e-12, max: 1e6, noNaN: true }),
        fc.nat(1000),
        (shift, width, at) => {
          const [x, y] = [
            [shift, shift + width],
            [0, width * (at / 1000)],
          ];
          for (const cost of [
            (d: number): number => d * d,
            Math.abs,
            (d: number): number => Math.hypot(d, 1),
            (d: number): number => 3 - d,
          ])
            expect(() => discreteTransport(x, [1, 1], y, [1, 1], { cost })).not.toThrow();
        },
      ),
      runs,
    );
  });

  test("example: a convex cost that is rounded among subnormals is accepted", () => {
    expect(() => discreteTransport([-2e-323, 0], [1, 1], [0], [2], { cost: lopsided })).not.toThrow();
  });

  test("a cost that is not finite over the differences, or given beside p, is refused", () => {
    const cost = (d: number): number => -Math.log(d);
    expect(() => discreteTransport([0, 3], [1, 1], [1, 2], [1, 1], { cost })).toThrow(
      "cost must be finite, got NaN",
    );
    // both at once is a type error; a caller without types meets the check
    const both = { p: 2, cost: (d: number): number => d * d } as unknown as GroundCost;
    expect(() => discreteTransport([0], [1], [1], [1], both)).toThrow("must be p or cost, got both");
  });

  test("costs that overflow are refused", () => {
    expect(() => discreteTransport([1e200], [1], [-1e200], [1])).toThrow(DomainError);
    expect(() => discreteTransport([1e308], [1], [-1e308], [1], { p: 1 })).toThrow(
      "divide the positions by their range",
    );
  });
});

describe("dualViolation", () => {
  test("for every problem: potentials raised by something are found out by as much", () => {
    fc.assert(
      fc.property(
        problems,
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        fc.nat(),
        ({ x, a, y, b }, extra, at) => {
          const { f, g } = discreteTransport(x, a, y, b).potentials;
          const slack = Math.min(...y.map((to, j) => (x[at % f.length] - to) ** 2 - f[at % f.length] - g[j]));
          const raised = f.map((value, i) => (i === at % f.length ? value + extra : value));
          expect(dualViolation(x, y, { f: raised, g })).toBeCloseTo(Math.max(extra - slack, 0), 9);
        },
      ),
      runs,
    );
  });

  test("example: prices of 0 are allowed under a distance, and −∞ where there is no pair", () => {
    const [f, g] = [new Float64Array(2), new Float64Array(1)];
    expect(dualViolation([0, 2], [5], { f, g }, { p: 1 })).toBe(-3);
    expect(dualViolation([], [5], { f: new Float64Array(0), g })).toBe(Number.NEGATIVE_INFINITY);
  });

  test("potentials of a wrong length or with NaN are refused", () => {
    const [one, two] = [new Float64Array(1), new Float64Array(2)];
    expect(() => dualViolation([1, 2], [3], { f: one, g: one })).toThrow(ShapeError);
    expect(() => dualViolation([1, 2], [3], { f: two, g: two })).toThrow(
      "potentials.g must have one value for each",
    );
    expect(() => dualViolation([1], [3], { f: Float64Array.of(Number.NaN), g: one })).toThrow(NonFiniteError);
    expect(() => dualViolation([1], [Number.NaN], { f: one, g: one })).toThrow(NonFiniteError);
  });
});

/** Checks f[i] + g[j] ≤ c and the gap by itself, scaled to the greatest cost and mass. */
function expectCertified(
  x: readonly number[],
  a: readonly number[],
  y: readonly number[],
  b: readonly number[],
  { cost: primal, potentials: { f, g }, dualityGap }: DiscreteTransport,
  cost: (difference: number) => number,
): void {
  const greatest = Math.max(Number.MIN_VALUE, ...x.flatMap((from) => y.map((to) => cost(from - to))));
  for (const [i, from] of x.entries())
    for (const [j, to] of y.entries()) expect((f[i] + g[j] - cost(from - to)) / greatest).toBeLessThan(1e-12);
  const dual =
    a.reduce((sum, mass, i) => sum + mass * f[i], 0) + b.reduce((sum, mass, j) => sum + mass * g[j], 0);
  const total = Math.max(
    1,
    a.reduce((sum, mass) => sum + mass, 0),
  );
  expect(Math.abs(primal - dual) / greatest / total).toBeLessThan(1e-12);
  expect(Math.abs(dualityGap) / greatest / total).toBeLessThan(1e-12);
}

function expectClose(got: readonly number[], wanted: readonly number[]): void {
  for (const [i, value] of got.entries()) expect(value).toBeCloseTo(wanted[i], 12);
}

function positions(length: number): fc.Arbitrary<number[]> {
  const position = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.constant(-0),
  );
  return fc.array(position, { minLength: length, maxLength: length });
}

/** Adds what one side lacks to its last mass. */
function levelled(a: readonly number[], b: readonly number[]): [number[], number[]] {
  const lack = a.reduce((sum, mass) => sum + mass, 0) - b.reduce((sum, mass) => sum + mass, 0);
  return [raised(a, Math.max(0, -lack)), raised(b, Math.max(0, lack))];
}

function raised(masses: readonly number[], by: number): number[] {
  return [...masses.slice(0, -1), masses[masses.length - 1] + by];
}

function normalised(masses: readonly number[]): number[] {
  const sum = masses.reduce((total, mass) => total + mass, 0);
  return sum > 1e-100 ? masses.map((mass) => mass / sum) : masses.map(() => 1 / masses.length);
}

function marginal(indices: Uint32Array, mass: Float64Array, length: number): number[] {
  const sums = new Array<number>(length).fill(0);
  indices.forEach((index, k) => {
    sums[index] += mass[k];
  });
  return sums;
}

function lopsided(difference: number): number {
  return difference > 0 ? 2 * difference : -0.5 * difference;
}

function deadZone(difference: number): number {
  return Math.max(0, Math.abs(difference) - 1);
}
