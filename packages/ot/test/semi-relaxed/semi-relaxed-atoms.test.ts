import { apportion, DomainError, NonFiniteError, ShapeError, seededRandom } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { assignLevels, entropicAtoms, semiRelaxedAtoms } from "@equal-bits/ot";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  columnSums,
  drawn,
  evenAtoms,
  priors,
  rowSums,
  unevenMasses,
} from "../entropic/entropic-problems.js";

const strengths = fc.integer({ min: -6, max: 6 }).map((power) => 10 ** (power / 2));

describe("without entropy", () => {
  test("for every small filter, up to four atoms: no histogram of all has a lower objective", () => {
    fc.assert(
      fc.property(
        latentWeights({ shortest: 1, longest: 8 }),
        priors.filter((shares) => shares.length <= 4),
        strengths,
        (weights, shares, strength) => {
          const atoms = evenAtoms(shares.length);
          const { cost, penalty, counts } = semiRelaxedAtoms(weights, atoms, shares, { strength });
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(weights.length);
          const prior = apportion(weights.length, shares);
          const least = Math.min(
            ...histograms(weights.length, shares.length).map((other) =>
              objective(weights, atoms, other, prior, strength),
            ),
          );
          expect(cost + penalty).toBeLessThanOrEqual(least + 1e-12 * (1 + least));
          expect(cost + penalty).toBeCloseTo(
            objective(weights, atoms, counts, prior, strength),
            -Math.log10(1e-9 * (1 + least)),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("for every filter up to 40 and three uneven atoms: the same", () => {
    for (let seed = 0; seed < 60; seed++) {
      const random = seededRandom(seed);
      const weights = Float32Array.from({ length: 1 + random.below(40) }, () =>
        random.below(3) === 0 ? random.below(3) - 1 : random.normal() * (random.below(9) === 0 ? 1e12 : 1),
      );
      const [atoms, shares, strength] = [[-1, 0.3, 0.5], [0.3, 0.3, 0.4], 10 ** (random.uniform() * 4 - 3)];
      const prior = apportion(weights.length, shares);
      const { cost, penalty } = semiRelaxedAtoms(weights, atoms, shares, { strength });
      const least = Math.min(
        ...histograms(weights.length, 3).map((counts) => objective(weights, atoms, counts, prior, strength)),
      );
      expect(cost + penalty).toBeLessThanOrEqual(least + 1e-12 * (1 + least));
    }
  });

  test("for every filter: strength 0 gives the nearest atom, the higher one halfway between two", () => {
    fc.assert(
      fc.property(latentWeights(), priors, (weights, shares) => {
        const atoms = evenAtoms(shares.length);
        const { levels, penalty } = semiRelaxedAtoms(weights, atoms, shares, { strength: 0 });
        expect(penalty).toBe(0);
        weights.forEach((weight, i) => {
          const above = atoms.slice(1).filter((atom, j) => weight >= (atom + atoms[j]) / 2).length;
          expect(levels[i]).toBe(above);
        });
      }),
    );
  });

  test("for every filter: an infinite strength gives the exact prior", () => {
    fc.assert(
      fc.property(latentWeights(), priors, (weights, shares) => {
        const counts = apportion(weights.length, shares);
        const exact = assignLevels(weights, counts, new Uint8Array(weights.length));
        const { levels, penalty } = semiRelaxedAtoms(weights, evenAtoms(shares.length), shares, {
          strength: Infinity,
        });
        expect(levels).toEqual(exact);
        expect(penalty).toBe(0);
      }),
    );
  });

  test("for every filter: the stronger the pull, the higher the cost and the nearer the histogram", () => {
    fc.assert(
      fc.property(latentWeights({ shortest: 1, longest: 60 }), priors, (weights, shares) => {
        const ladder = [1e-3, 0.1, 1, 10, 1e3, 1e90].map((strength) =>
          semiRelaxedAtoms(weights, evenAtoms(shares.length), shares, { strength }),
        );
        ladder.slice(1).forEach((stronger, k) => {
          const weaker = ladder[k];
          expect(stronger.cost).toBeGreaterThanOrEqual(weaker.cost * (1 - 1e-12) - 1e-12);
          const [near, far] = [stronger, weaker].map(({ penalty, strength }) => penalty / strength);
          expect(near).toBeLessThanOrEqual(far + 1e-9);
        });
        expect(ladder[5].counts).toEqual(apportion(weights.length, shares));
      }),
      { numRuns: 200 },
    );
  });

  test("example: four weights of which three are positive, pulled towards halves", () => {
    const weights = Float32Array.of(-2, 0.1, 1, 2);
    const at = (strength: number) => semiRelaxedAtoms(weights, [-1, 1], [0.5, 0.5], { strength });
    expect([...at(0).levels]).toEqual([0, 1, 1, 1]); // sign
    // Moving 0.1 across costs 4 · 0.1 / 4; the divergence of (1, 3) from (2, 2) is log 2 − 0.5623 = 0.1308.
    expect([...at(0.7).levels]).toEqual([0, 1, 1, 1]);
    expect([...at(0.8).levels]).toEqual([0, 0, 1, 1]);
    expect(at(0.7).penalty).toBeCloseTo(0.7 * (0.25 * Math.log(0.5) + 0.75 * Math.log(1.5)), 12);
    expect([...at(0.8).plan]).toEqual([0.25, 0, 0.25, 0, 0, 0.25, 0, 0.25]);
    expect([at(0.8).converged, at(0.8).counts]).toEqual([true, [2, 2]]);
  });

  test.each([-1e30, -3.4e38])(
    "example: %d in the place of −2 changes the level of no other weight",
    (outlier) => {
      for (const [strength, levels] of [
        [0.7, [0, 1, 1, 1]],
        [0.8, [0, 0, 1, 1]],
      ] as const) {
        const weights = Float32Array.of(outlier, 0.1, 1, 2);
        expect([...semiRelaxedAtoms(weights, [-1, 1], [0.5, 0.5], { strength }).levels]).toEqual(levels);
      }
    },
  );

  test("example: no weights, one weight, an atom without a share", () => {
    const none = semiRelaxedAtoms(new Float32Array(), [-1, 1], [0.5, 0.5], { strength: 1 });
    expect([none.cost, none.penalty, [...none.counts]]).toEqual([0, 0, [0, 0]]);
    const one = (strength: number) =>
      semiRelaxedAtoms(Float32Array.of(0), [-1, 0, 1], [0.5, 0, 0.5], { strength }).levels[0];
    expect([one(0), one(1e-9), one(Infinity)]).toEqual([1, 2, 2]);
  });
});

describe("with entropy", () => {
  test("for every filter, prior, strength and ε: converges, no NaN, rows sum to 1/n, order is kept", () => {
    fc.assert(
      fc.property(
        latentWeights({ shortest: 1, longest: 40 }),
        priors,
        strengths,
        fc.constantFrom(0.01, 0.3, 3),
        (weights, shares, strength, epsilon) => {
          const atoms = evenAtoms(shares.length);
          const result = semiRelaxedAtoms(weights, atoms, shares, { strength, epsilon });
          expect(result.converged).toBe(true);
          for (const sum of rowSums(result)) expect(sum).toBeCloseTo(1 / weights.length, 12);
          const values = [
            result.cost,
            result.penalty,
            result.regularisedCost,
            ...result.potentials.f,
            ...result.potentials.g,
          ];
          expect(values.every(Number.isFinite)).toBe(true);
          const order = [...weights.keys()].sort((i, j) => weights[i] - weights[j]);
          order.slice(1).forEach((i, k) => {
            expect(result.projection[i]).toBeGreaterThanOrEqual(result.projection[order[k]] - 1e-12);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test("for every filter: the plan of the scaling iteration, with masses too", () => {
    fc.assert(
      fc.property(
        smallFilter(),
        priors,
        fc.constantFrom(0.1, 1, 10),
        fc.constantFrom(1, 4),
        fc.boolean(),
        (weights, shares, strength, epsilon, uneven) => {
          const atoms = evenAtoms(shares.length);
          const masses = uneven
            ? unevenMasses(weights.length)
            : new Float64Array(weights.length).fill(1 / weights.length);
          const { plan } = semiRelaxedAtoms(weights, atoms, shares, {
            strength,
            epsilon,
            tolerance: 1e-12,
            masses,
          });
          scaledPlan(weights, masses, { atoms, shares, strength, epsilon }).forEach((mass, k) => {
            expect(plan[k]).toBeCloseTo(mass, 8);
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  test("for every filter: the dual value of the potentials equals the objective", () => {
    fc.assert(
      fc.property(
        smallFilter(),
        priors,
        fc.constantFrom(0.1, 1, 10),
        fc.constantFrom(0.1, 1),
        (weights, shares, strength, epsilon) => {
          const result = semiRelaxedAtoms(weights, evenAtoms(shares.length), shares, { strength, epsilon });
          const dual = result.potentials.f.reduce((sum, f) => sum + f / weights.length, 0);
          expect(dual).toBeCloseTo(result.regularisedCost + result.penalty, 6);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("for every filter: a strength of 1e9 or more is the exact prior, of 1e-9 or less no prior", () => {
    fc.assert(
      fc.property(smallFilter(), priors, fc.constantFrom(0.1, 1), (weights, shares, epsilon) => {
        const atoms = evenAtoms(shares.length);
        const exact = entropicAtoms(weights, atoms, shares, { epsilon });
        for (const strength of [1e9, 1e300, Infinity]) {
          const pulled = semiRelaxedAtoms(weights, atoms, shares, { strength, epsilon });
          pulled.plan.forEach((mass, k) => {
            expect(mass).toBeCloseTo(exact.plan[k], 6);
          });
        }
        const free = semiRelaxedAtoms(weights, atoms, shares, { strength: 0, epsilon });
        expect([free.iterations, free.penalty]).toEqual([0, 0]);
        weights.forEach((weight, i) => {
          const chances = atoms.map(
            (atom, level) => shares[level] * Math.exp(-((weight - atom) ** 2) / epsilon),
          );
          const total = chances.reduce((sum, chance) => sum + chance, 0);
          chances.forEach((chance, level) => {
            expect(free.plan[i * atoms.length + level]).toBeCloseTo(chance / total / weights.length, 9);
          });
        });
        const barely = semiRelaxedAtoms(weights, atoms, shares, { strength: 1e-9, epsilon });
        barely.plan.forEach((mass, k) => {
          expect(mass).toBeCloseTo(free.plan[k], 6);
        });
      }),
      { numRuns: 100 },
    );
  });

  test("for every filter: as ε goes to 0 the objective comes down to that of the best fractional counts", () => {
    fc.assert(
      fc.property(smallFilter(), fc.constantFrom(0.1, 0.5, 2), (weights, strength) => {
        const [atoms, shares, times] = [[-1, 1], [0.5, 0.5], 64];
        const repeated = Float32Array.from(
          { length: weights.length * times },
          (_, k) => weights[Math.floor(k / times)],
        );
        const hard = semiRelaxedAtoms(repeated, atoms, shares, { strength }); // counts to a 64th of a weight
        const soft = semiRelaxedAtoms(weights, atoms, shares, { strength, epsilon: 1e-4 });
        expect(soft.converged).toBe(true);
        expect(soft.cost + soft.penalty).toBeCloseTo(hard.cost + hard.penalty, 2);
        expect(soft.cost + soft.penalty).toBeLessThanOrEqual(hard.cost + hard.penalty + 1e-3);
        columnSums(soft).forEach((mass, level) => {
          expect(Math.abs(mass - hard.counts[level] / repeated.length)).toBeLessThanOrEqual(0.05);
        });
      }),
      { numRuns: 100 },
    );
  });

  test("for every instance of two atoms: at most 30 iterations; of three, 198 of 200 within 60", () => {
    let late = 0;
    for (let seed = 0; seed < 200; seed++) {
      const strength = 10 ** (seededRandom(seed, 99).uniform() * 8 - 5);
      const two = drawn(seed, 2);
      const solved = semiRelaxedAtoms(two.weights, two.atoms, two.shares, { strength, epsilon: two.epsilon });
      expect({ seed, converged: solved.converged, few: solved.iterations <= 30 }).toEqual({
        seed,
        converged: true,
        few: true,
      });
      const three = drawn(seed, 3);
      const { converged } = semiRelaxedAtoms(three.weights, three.atoms, three.shares, {
        strength,
        epsilon: three.epsilon,
        maxIterations: 60,
      });
      late += converged ? 0 : 1;
    }
    expect(late).toBeLessThanOrEqual(2);
  });

  test("example: one weight between two atoms, pulled as strongly as it is blurred", () => {
    // g = −log(q / b) and log-odds of q are (g₁ − g₀) + c₀ − c₁, all in units of ε = 1: twice the log-odds are 2, so 1.
    const { plan, potentials } = semiRelaxedAtoms(Float32Array.of(0.5), [-1, 1], [0.5, 0.5], {
      strength: 1,
      epsilon: 1,
    });
    expect(Math.log(plan[1] / plan[0])).toBeCloseTo(1, 9);
    expect(potentials.g[1]).toBeCloseTo(-Math.log(plan[1] / 0.5), 9);
  });

  test.each([1e-9, 1e9, 1e300])(
    "example: a pull of %d, far from ε, converges in a few iterations",
    (strength) => {
      const weights = Float32Array.of(0, 0, 0, 0.75, 0, 0);
      const result = semiRelaxedAtoms(weights, [-1, 1], [5 / 6, 1 / 6], { strength, epsilon: 0.1 });
      expect([result.converged, result.iterations <= 4]).toEqual([true, true]);
    },
  );

  test("example: an epsilon that may be 0 gives either result", () => {
    for (const epsilon of [0, 1]) {
      const result = semiRelaxedAtoms(Float32Array.of(1, 2), [-1, 1], [0.5, 0.5], { strength: 1, epsilon });
      expect("levels" in result).toBe(epsilon === 0);
    }
    expect(
      semiRelaxedAtoms(new Float32Array(), [-1, 1], [0.5, 0.5], { strength: 1, epsilon: 1 }).plan.length,
    ).toBe(0);
  });
});

describe("refusals", () => {
  const weights = Float32Array.of(1, 2);

  test.each([-1, Number.NaN])("a strength of %s is refused", (strength) => {
    expect(() => semiRelaxedAtoms(weights, [-1, 1], [0.5, 0.5], { strength })).toThrow(
      "strength must be ≥ 0",
    );
  });

  test.each([-1, Number.NaN, Infinity])("an ε of %s is refused", (epsilon) => {
    expect(() => semiRelaxedAtoms(weights, [-1, 1], [0.5, 0.5], { strength: 1, epsilon })).toThrow(
      DomainError,
    );
  });

  test("what does not fit is refused, with entropy and without", () => {
    for (const options of [{ strength: 1 }, { strength: 1, epsilon: 1 }] as const) {
      expect(() => semiRelaxedAtoms(weights, [1], [0.5, 0.5], options)).toThrow(ShapeError);
      expect(() => semiRelaxedAtoms(weights, [1, -1], [0.5, 0.5], options)).toThrow("ascending");
      expect(() => semiRelaxedAtoms(weights, [-1, 1], [0.5, 0.4], options)).toThrow("shares must sum to 1");
      expect(() => semiRelaxedAtoms(Float32Array.of(Number.NaN), [-1, 1], [0.5, 0.5], options)).toThrow(
        NonFiniteError,
      );
      expect(() =>
        semiRelaxedAtoms(weights, [-1, 1], [0.5, 0.5], { ...options, tolerance: Number.NaN }),
      ).toThrow("tolerance");
    }
    const masses = Float64Array.of(0.5, 0.5);
    expect(() => semiRelaxedAtoms(weights, [-1, 1], [0.5, 0.5], { strength: 1, masses })).toThrow(
      "masses must come with",
    );
  });
});

function smallFilter(): fc.Arbitrary<Float32Array> {
  return fc
    .array(fc.integer({ min: -8, max: 8 }), { minLength: 3, maxLength: 12 })
    .map((values) => Float32Array.from(values, (value) => value / 4));
}

/** All ways to spread `size` weights over levels. */
function histograms(size: number, levels: number): number[][] {
  if (levels === 1) return [[size]];
  return Array.from({ length: size + 1 }, (_, count) =>
    histograms(size - count, levels - 1).map((rest) => [count, ...rest]),
  ).flat();
}

/** The objective of a histogram, with the weights placed in order. */
function objective(
  weights: Float32Array,
  atoms: readonly number[],
  counts: readonly number[],
  prior: readonly number[],
  strength: number,
): number {
  const size = weights.length;
  const placed = counts.flatMap((count, level) => new Array<number>(count).fill(atoms[level]));
  const cost =
    [...weights].sort((a, b) => a - b).reduce((sum, weight, k) => sum + (weight - placed[k]) ** 2, 0) / size;
  const divergence = counts.reduce(
    (sum, count, level) => sum + (count > 0 ? (count / size) * Math.log(count / prior[level]) : 0),
    0,
  );
  return cost + strength * divergence;
}

/** The unbalanced Sinkhorn iteration, one side damped by strength / (strength + ε). */
function scaledPlan(
  weights: Float32Array,
  masses: Float64Array,
  {
    atoms,
    shares,
    strength,
    epsilon,
  }: { atoms: readonly number[]; shares: readonly number[]; strength: number; epsilon: number },
): number[] {
  const kernel = [...weights].map((weight) =>
    atoms.map((atom) => Math.exp(-((weight - atom) ** 2) / epsilon)),
  );
  const [u, v] = [new Float64Array(weights.length).fill(1), new Float64Array(atoms.length).fill(1)];
  for (let iteration = 0; iteration < 2000; iteration++) {
    for (let i = 0; i < u.length; i++)
      u[i] = 1 / kernel[i].reduce((sum, k, j) => sum + k * shares[j] * v[j], 0);
    for (let j = 0; j < v.length; j++)
      v[j] =
        (1 / kernel.reduce((sum, row, i) => sum + row[j] * masses[i] * u[i], 0)) **
        (strength / (strength + epsilon));
  }
  return kernel.flatMap((row, i) => row.map((k, j) => masses[i] * shares[j] * u[i] * k * v[j]));
}
