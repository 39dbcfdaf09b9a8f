import { apportion, DomainError, MassMismatchError, NonFiniteError, ShapeError } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { assignLevels, type EntropicOptions, entropicAtoms } from "@equal-bits/ot";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import fixtures from "../fixtures/entropic-pot.json" with { type: "json" };
import { columnSums, drawn, evenAtoms, priors, rowSums, unevenMasses } from "./entropic-problems.js";

const epsilons = fc.integer({ min: -12, max: 2 }).map((power) => 10 ** (power / 2));

describe("few iterations, to a marginal error of 1e-9", () => {
  test("for every instance of two atoms and ε from 1e-6 to 10: at most 10", () => {
    for (let seed = 0; seed < 1500; seed++) expectFew(seed, 2, 10);
  });

  test.each([3, 4, 8, 16])("for every instance of %i atoms and ε from 1e-6 to 10: at most 12", (levels) => {
    for (let seed = 0; seed < 250; seed++) expectFew(seed, levels, 12);
  });

  test.each([
    [2, 2.3],
    [3, 2.65],
    [4, 2.85],
    [8, 3.25],
    [16, 3.55],
  ])("for every 250 instances of %i atoms: at most %d on average", (levels, most) => {
    let sum = 0;
    for (let seed = 0; seed < 250; seed++) {
      const { weights, atoms, shares, epsilon } = drawn(seed, levels);
      sum += entropicAtoms(weights, atoms, shares, { epsilon }).iterations;
    }
    expect(sum / 250).toBeLessThanOrEqual(most);
  });

  test("example: a start on a stair of the share, of which only a thousandth of a weight is wanted: at most 7", () => {
    const weights = Float32Array.from({ length: 96 }, (_, i) => (i < 90 ? 2 : ([0, -0.0015][i - 90] ?? -2)));
    const ratio = 90.999 / 96; // the stairs lie at 90 and 92, and are flat for 200 units of the tilt
    const { converged, iterations } = entropicAtoms(weights, [-1, 1], [1 - ratio, ratio], {
      epsilon: 1 / 60,
    });
    expect([converged, iterations <= 7]).toEqual([true, true]);
  });

  function expectFew(seed: number, levels: number, most: number): void {
    const { weights, atoms, shares, epsilon, kind } = drawn(seed, levels);
    const { converged, iterations, marginalError } = entropicAtoms(weights, atoms, shares, { epsilon });
    expect({ seed, kind, converged, few: iterations <= most }).toEqual({
      seed,
      kind,
      converged: true,
      few: true,
    });
    expect(marginalError).toBeLessThanOrEqual(1e-9);
  }
});

describe("the plan", () => {
  test("for every filter, prior and ε: nothing is NaN, rows sum to 1/n, columns to the shares, order is kept", () => {
    fc.assert(
      fc.property(
        latentWeights({ shortest: 1, longest: 60 }),
        priors,
        epsilons,
        (weights, shares, epsilon) => {
          const result = entropicAtoms(weights, evenAtoms(shares.length), shares, { epsilon });
          expect(result.converged).toBe(true);
          for (const sum of rowSums(result)) expect(sum).toBeCloseTo(1 / weights.length, 12);
          columnSums(result).forEach((sum, level) => {
            expect(sum).toBeCloseTo(shares[level], 8);
          });
          expect([...result.potentials.f, ...result.potentials.g].every(Number.isFinite)).toBe(true);
          expect(Number.isFinite(result.regularisedCost)).toBe(true);
          const order = [...weights.keys()].sort((i, j) => weights[i] - weights[j]);
          order.slice(1).forEach((i, k) => {
            expect(result.projection[i]).toBeGreaterThanOrEqual(result.projection[order[k]] - 1e-12);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test("for every filter with masses: rows sum to the masses", () => {
    fc.assert(
      fc.property(
        latentWeights({ shortest: 3, longest: 40 }),
        priors,
        epsilons,
        (weights, shares, epsilon) => {
          const masses = unevenMasses(weights.length);
          const result = entropicAtoms(weights, evenAtoms(shares.length), shares, { epsilon, masses });
          expect(result.converged).toBe(true);
          rowSums(result).forEach((sum, i) => {
            expect(sum).toBeCloseTo(masses[i], 12);
          });
          columnSums(result).forEach((sum, level) => {
            expect(sum).toBeCloseTo(shares[level], 8);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test("for every filter of small whole numbers: the dual value of the potentials equals the cost of the plan", () => {
    fc.assert(
      fc.property(smallFilter(), priors, fc.constantFrom(0.05, 0.5, 5), (weights, shares, epsilon) => {
        const atoms = evenAtoms(shares.length);
        const { potentials, plan, regularisedCost } = entropicAtoms(weights, atoms, shares, { epsilon });
        const dual = potentials.f.reduce((sum, f) => sum + f / weights.length, 0);
        expect(dual).toBeCloseTo(regularisedCost, 7);
        plan.forEach((mass, k) => {
          const [i, level] = [Math.floor(k / atoms.length), k % atoms.length];
          const price = potentials.f[i] + potentials.g[level] - (weights[i] - atoms[level]) ** 2;
          expect(mass).toBeCloseTo((shares[level] / weights.length) * Math.exp(price / epsilon), 9);
        });
      }),
      { numRuns: 200 },
    );
  });

  test("for every filter: weights of mass 2/n stand for two of mass 1/n", () => {
    fc.assert(
      fc.property(smallFilter(), priors, epsilons, (weights, shares, epsilon) => {
        const atoms = evenAtoms(shares.length);
        const twice = Float32Array.from([...weights, ...weights]);
        const masses = new Float64Array(weights.length).fill(1 / weights.length);
        const once = entropicAtoms(weights, atoms, shares, { epsilon, masses });
        const doubled = entropicAtoms(twice, atoms, shares, { epsilon });
        once.projection.forEach((place, i) => {
          expect(doubled.projection[i]).toBeCloseTo(place, 6);
        });
      }),
      { numRuns: 100 },
    );
  });

  test("for every filter: moving weights and atoms by 1024 moves the projection by 1024", () => {
    fc.assert(
      fc.property(smallFilter(), priors, fc.constantFrom(0.05, 0.5, 5), (weights, shares, epsilon) => {
        const atoms = evenAtoms(shares.length);
        const here = entropicAtoms(weights, atoms, shares, { epsilon });
        const there = entropicAtoms(
          weights.map((weight) => weight + 1024),
          atoms.map((atom) => atom + 1024),
          shares,
          { epsilon },
        );
        here.projection.forEach((place, i) => {
          expect(there.projection[i]).toBeCloseTo(place + 1024, 7);
        });
      }),
      { numRuns: 100 },
    );
  });

  test("for every filter: negating weights and turning the shares around negates the projection", () => {
    fc.assert(
      fc.property(smallFilter(), priors, fc.constantFrom(0.05, 0.5, 5), (weights, shares, epsilon) => {
        const atoms = evenAtoms(shares.length);
        const here = entropicAtoms(weights, atoms, shares, { epsilon });
        const mirrored = entropicAtoms(
          weights.map((w) => -w),
          atoms,
          shares.toReversed(),
          { epsilon },
        );
        here.projection.forEach((place, i) => {
          expect(mirrored.projection[i]).toBeCloseTo(-place, 7);
        });
      }),
      { numRuns: 100 },
    );
  });

  test("for every filter of distinct weights and whole counts: as ε goes to 0 the plan is the exact transport", () => {
    const distinct = fc.uniqueArray(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(distinct, priors, (values, wanted) => {
        const weights = Float32Array.from(values);
        const counts = apportion(weights.length, wanted);
        const shares = counts.map((count) => count / weights.length);
        const atoms = evenAtoms(shares.length);
        const { projection } = entropicAtoms(weights, atoms, shares, { epsilon: 1e-3 });
        const levels = assignLevels(weights, counts, new Uint8Array(weights.length));
        levels.forEach((level, i) => {
          expect(projection[i]).toBeCloseTo(atoms[level], 9);
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe("other methods agree", () => {
  test("for every small filter: the plan of Sinkhorn's iteration", () => {
    fc.assert(
      fc.property(smallFilter(), priors, fc.constantFrom(2, 5, 10), (weights, shares, epsilon) => {
        const atoms = evenAtoms(shares.length);
        const { plan } = entropicAtoms(weights, atoms, shares, { epsilon, tolerance: 1e-12 });
        sinkhornPlan(weights, atoms, shares, epsilon).forEach((mass, k) => {
          expect(plan[k]).toBeCloseTo(mass, 7);
        });
      }),
      { numRuns: 100 },
    );
  });

  describe.each(fixtures)("POT: $name", ({ weights, masses, atoms, shares, solutions }) => {
    test.each(solutions)("example: ε = $epsilon", ({ epsilon, plan, cost, regularisedCost }) => {
      const options = masses === null ? { epsilon } : { epsilon, masses: Float64Array.from(masses) };
      const ours = entropicAtoms(Float32Array.from(weights), atoms, shares, options);
      plan.forEach((mass, k) => {
        expect(ours.plan[k]).toBeCloseTo(mass, 9);
      });
      expect(ours.cost).toBeCloseTo(cost, 8);
      expect(ours.regularisedCost).toBeCloseTo(regularisedCost, 8);
    });
  });
});

describe("examples and edges", () => {
  test("example: −½ and ½ onto −1 and 1 by halves: each stays with e^(2/ε) to 1 odds", () => {
    const { projection, plan, cost, potentials } = entropicAtoms(
      Float32Array.of(-0.5, 0.5),
      [-1, 1],
      [0.5, 0.5],
      {
        epsilon: 2 / Math.log(3),
      },
    );
    expect([...plan].map((mass) => Math.round(mass * 1e9) / 1e9)).toEqual([0.375, 0.125, 0.125, 0.375]);
    expect(projection[1]).toBeCloseTo(0.5, 12); // ¾ of the way up less ¼ down
    expect(cost).toBeCloseTo(0.75 * 0.25 + 0.25 * 2.25, 12);
    expect(potentials.g[0]).toBeCloseTo(0, 12);
  });

  test("example: equal weights share what is left of a cut", () => {
    const { projection, iterations } = entropicAtoms(Float32Array.of(0, 0, 0, 5), [-1, 1], [0.5, 0.5], {
      epsilon: 1e-6,
    });
    expect(iterations).toBe(1);
    expect([...projection].map((place) => Math.round(place * 1e9) / 1e9)).toEqual(
      [-1 / 3, -1 / 3, -1 / 3, 1].map((x) => Math.round(x * 1e9) / 1e9),
    );
  });

  test("example: atoms that coincide take by their shares", () => {
    const result = entropicAtoms(Float32Array.of(-1, 0, 3), [-1, 1, 1], [0.2, 0.2, 0.6], { epsilon: 0.5 });
    expect(result.converged).toBe(true);
    for (let i = 0; i < 3; i++) expect(result.plan[3 * i + 2]).toBeCloseTo(3 * result.plan[3 * i + 1], 9);
  });

  test("example: an atom without a share receives nothing, and has a price", () => {
    const weights = Float32Array.of(-1, 0, 3);
    const { plan, potentials, odds } = entropicAtoms(weights, [-1, 0, 1], [0.5, 0, 0.5], { epsilon: 0.5 });
    expect([plan[1], plan[4], plan[7]]).toEqual([0, 0, 0]);
    expect(odds.cuts.length).toBe(1);
    const price =
      -0.5 *
      Math.log(
        weights.reduce((sum, weight, i) => sum + Math.exp((potentials.f[i] - weight ** 2) / 0.5) / 3, 0),
      );
    expect(potentials.g[1]).toBeCloseTo(price, 9);
  });

  test("example: a share of 1 needs no iteration", () => {
    const result = entropicAtoms(Float32Array.of(1, 2), [-1, 1], [0, 1], { epsilon: 1 });
    expect([result.converged, result.iterations, result.marginalError]).toEqual([true, 0, 0]);
    expect([...result.projection]).toEqual([1, 1]);
    expect(result.cost).toBe(0.5);
  });

  test("example: no weights, an empty plan, which counts as converged", () => {
    const result = entropicAtoms(new Float32Array(), [-1, 1], [0.5, 0.5], { epsilon: 1 });
    expect([result.converged, result.plan.length, result.cost, result.regularisedCost]).toEqual([
      true,
      0,
      0,
      0,
    ]);
    expect([...result.potentials.g].every(Number.isFinite)).toBe(true);
  });

  test("example: the greatest float32 and subnormals, atoms far away", () => {
    for (const weights of [
      Float32Array.of(3.4e38, -3.4e38, 1),
      Float32Array.of(1e-45, -1e-45, 0),
      Float32Array.of(7),
    ])
      for (const atoms of [
        [-1, 1],
        [-3e38, 3e38],
        [1e30, 2e30, 3e30],
        [-1e-45, 1e-45],
      ])
        for (const epsilon of [1e-6, 1, 1e30]) {
          const shares = atoms.map(() => 1 / atoms.length);
          const result = entropicAtoms(weights, atoms, shares, { epsilon });
          expect(result.converged).toBe(true);
          expect(
            [...result.plan, result.cost, ...result.potentials.f, ...result.potentials.g].every(
              Number.isFinite,
            ),
          ).toBe(true);
        }
  });

  test("example: too few iterations are told, not thrown", () => {
    const weights = Float32Array.from({ length: 99 }, (_, i) => Math.sin(i));
    const result = entropicAtoms(weights, [-1, 1], [0.7, 0.3], { epsilon: 1, maxIterations: 2 });
    expect([result.converged, result.iterations, result.marginalErrors.length]).toEqual([false, 2, 2]);
    expect(result.marginalError).toBe(result.marginalErrors[1]);
    expect(result.marginalError).toBeGreaterThan(1e-9);
    const [low, high] = columnSums(result);
    expect(Math.abs(low - 0.7) + Math.abs(high - 0.3)).toBeCloseTo(result.marginalError, 12);
  });

  test("example: the result is frozen, keeps its own weights, and makes each part once", () => {
    const weights = Float32Array.of(-1, 0.5, 2);
    const result = entropicAtoms(weights, [-1, 1], [0.5, 0.5], { epsilon: 1 });
    const expected = entropicAtoms(weights.slice(), [-1, 1], [0.5, 0.5], { epsilon: 1 }).plan;
    weights.fill(9);
    expect(result.plan).toEqual(expected);
    expect(result.plan).toBe(result.plan);
    expect(Object.isFrozen(result)).toBe(true);
  });
});

describe("warm start", () => {
  test.each([2, 3, 8])(
    "for every instance of %i atoms: its own solution is met at the first look",
    (levels) => {
      for (let seed = 0; seed < 100; seed++) {
        const { weights, atoms, shares, epsilon } = drawn(seed, levels);
        const initial = entropicAtoms(weights, atoms, shares, { epsilon });
        expect(entropicAtoms(weights, atoms, shares, { epsilon, initial }).iterations).toBeLessThanOrEqual(1);
      }
    },
  );

  test.each([2, 3])(
    "for every two instances of %i atoms: a start from the wrong one still converges",
    (levels) => {
      for (let seed = 0; seed < 200; seed++) {
        const [right, wrong] = [drawn(seed, levels), drawn(seed + 1000, levels)];
        const odds = entropicAtoms(wrong.weights, wrong.atoms, positive(wrong.shares), wrong).odds;
        const { weights, atoms, epsilon } = right;
        const shares = positive(right.shares);
        const result = entropicAtoms(weights, atoms, shares, { epsilon, initial: { odds } });
        expect({ seed, converged: result.converged }).toEqual({ seed, converged: true });
      }
    },
  );

  function positive(shares: readonly number[]): number[] {
    const raised = shares.map((share) => share + 0.01);
    return raised.map((share) => share / raised.reduce((sum, other) => sum + other, 0));
  }
});

describe("refusals", () => {
  const solve = (options: Partial<EntropicOptions>, weights = Float32Array.of(1, 2)) =>
    entropicAtoms(weights, [-1, 1], [0.5, 0.5], { epsilon: 1, ...options });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e-200])("an ε of %s is refused", (epsilon) => {
    expect(() => solve({ epsilon })).toThrow(DomainError);
    expect(() => solve({ epsilon })).toThrow("epsilon must be");
  });

  test("shares that are no distribution, and atoms that do not fit them, are refused", () => {
    const weights = Float32Array.of(1);
    expect(() => entropicAtoms(weights, [-1, 1], [0.5, 0.6], { epsilon: 1 })).toThrow("shares must sum to 1");
    expect(() => entropicAtoms(weights, [], [], { epsilon: 1 })).toThrow(DomainError);
    expect(() => entropicAtoms(weights, [1], [0.5, 0.5], { epsilon: 1 })).toThrow(ShapeError);
    expect(() => entropicAtoms(weights, [1, -1], [0.5, 0.5], { epsilon: 1 })).toThrow("ascending");
    expect(() => entropicAtoms(weights, [1, Number.NaN], [0.5, 0.5], { epsilon: 1 })).toThrow(DomainError);
    const many = new Array<number>(257).fill(1 / 257);
    expect(() =>
      entropicAtoms(
        weights,
        many.map((_, i) => i),
        many,
        { epsilon: 1 },
      ),
    ).toThrow("1 to 256");
  });

  test("weights and masses that are none are refused by name", () => {
    expect(() => solve({}, Float32Array.of(1, Number.NaN))).toThrow(NonFiniteError);
    expect(() => solve({ masses: Float64Array.of(1) })).toThrow(ShapeError);
    expect(() => solve({ masses: Float64Array.of(1, Number.NaN) })).toThrow("masses must be finite");
    expect(() => solve({ masses: Float64Array.of(1.5, -0.5) })).toThrow(
      "masses must be ≥ 0, got -0.5 at index 1",
    );
    expect(() => solve({ masses: Float64Array.of(0.5, 0.6) })).toThrow(MassMismatchError);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("a tolerance of %s is refused", (tolerance) => {
    expect(() => solve({ tolerance })).toThrow("tolerance must be finite and ≥ 0");
  });

  test.each([0, 1.5, Number.NaN])("%s iterations are refused", (maxIterations) => {
    expect(() => solve({ maxIterations })).toThrow("maxIterations must be a whole number ≥ 1");
  });

  test("a warm start of other atoms, or not finite, is refused", () => {
    const initial = entropicAtoms(Float32Array.of(1), [0, 1, 2], [0.2, 0.3, 0.5], { epsilon: 1 });
    expect(() => solve({ initial })).toThrow(ShapeError);
    const one = Float64Array.of(Number.NaN);
    expect(() => solve({ initial: { odds: { slopes: one, cuts: one, tilts: one } } })).toThrow(DomainError);
  });
});

function smallFilter(): fc.Arbitrary<Float32Array> {
  return fc
    .array(fc.integer({ min: -8, max: 8 }), { minLength: 1, maxLength: 12 })
    .map((values) => Float32Array.from(values, (value) => value / 4));
}

/** Textbook Sinkhorn in the log domain, on the kernel a_i b_j exp(−c / ε). */
function sinkhornPlan(
  weights: Float32Array,
  atoms: readonly number[],
  shares: readonly number[],
  epsilon: number,
): number[] {
  const costs = [...weights].map((weight) => atoms.map((atom) => (weight - atom) ** 2));
  const [f, g] = [new Float64Array(weights.length), new Float64Array(atoms.length)];
  const logSum = (terms: readonly number[]): number => {
    const most = Math.max(...terms);
    return most + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - most), 0));
  };
  for (let iteration = 0; iteration < 3000; iteration++) {
    for (let i = 0; i < f.length; i++)
      f[i] = -epsilon * logSum(atoms.map((_, j) => Math.log(shares[j]) + (g[j] - costs[i][j]) / epsilon));
    for (let j = 0; j < g.length; j++)
      g[j] = -epsilon * logSum(costs.map((row, i) => (f[i] - row[j]) / epsilon - Math.log(f.length)));
  }
  return costs.flatMap((row, i) =>
    row.map((cost, j) => (shares[j] / f.length) * Math.exp((f[i] + g[j] - cost) / epsilon)),
  );
}
