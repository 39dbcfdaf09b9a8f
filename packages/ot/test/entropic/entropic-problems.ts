import { type SeededRandom, seededRandom } from "@equal-bits/core";
import type { EntropicResult } from "@equal-bits/ot";
import fc from "fast-check";

/** What `entropicAtoms` takes. */
export interface Asked {
  readonly kind: string;
  readonly weights: Float32Array;
  readonly atoms: readonly number[];
  readonly shares: readonly number[];
  readonly epsilon: number;
}

/** The shapes of weights that the promise of few iterations names, and three that are harder. */
const SHAPES: Record<string, (random: SeededRandom, scale: number, i: number) => number> = {
  gaussian: (random, scale) => random.normal() * scale,
  cauchy: (random, scale) => (random.normal() / random.normal()) * scale,
  tied: (random, scale) => Math.round(random.normal() * 2) * scale,
  constant: (_random, scale) => scale,
  sparse: (random, scale) => (random.below(10) > 0 ? 0 : random.normal() * scale),
  bimodal: (random, scale) => (random.below(2) * 2 - 1 + random.normal() * 0.1) * scale,
  outlier: (random, scale, i) => (i === 0 ? 1e30 : random.normal() * scale),
};

/** One instance of a seed: any shape and size up to 600, atoms near the weights or far apart, ε from 1e-6 to 10. */
export function drawn(seed: number, levels: number): Asked {
  const random = seededRandom(seed, levels);
  const kinds = Object.keys(SHAPES);
  const kind = kinds[random.below(kinds.length)];
  const size = 1 + random.below(random.below(4) === 0 ? 12 : 600);
  const scale = 10 ** (random.uniform() * 3 - 2);
  const weights = Float32Array.from({ length: size }, (_, i) => SHAPES[kind](random, scale, i));
  const spread = 10 ** (random.uniform() * 2 - 1.5) * (random.below(2) === 0 ? 1 : scale);
  const atoms = Array.from({ length: levels }, () => random.normal() * spread).sort((a, b) => a - b);
  return {
    kind,
    weights,
    atoms,
    shares: drawnShares(random, levels, size),
    epsilon: 10 ** (random.uniform() * 7 - 6),
  };
}

/** Even, uneven, very uneven; or whole numbers of weights, so that cuts fall between weights. */
function drawnShares(random: SeededRandom, levels: number, size: number): number[] {
  const way = random.below(4);
  const parts = Array.from({ length: levels }, () =>
    way === 0 ? 1 : way === 1 ? 0.02 + random.uniform() : 10 ** (-3 * random.uniform()),
  );
  if (way === 3) {
    parts.fill(0);
    for (let i = 0; i < size; i++) parts[random.below(levels)] += 1;
  }
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/** Shares of one to five atoms, some of them 0. */
export const priors: fc.Arbitrary<number[]> = fc
  .array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 5 })
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => parts.map((part) => part / parts.reduce((sum, other) => sum + other, 0)));

/** −1 … 1, evenly. */
export function evenAtoms(levels: number): number[] {
  return Array.from({ length: levels }, (_, level) => (levels === 1 ? 0 : (2 * level) / (levels - 1) - 1));
}

/** Masses of `size` points that sum to 1, some of them 0. */
export function unevenMasses(size: number, least = 0): Float64Array {
  const parts = Float64Array.from({ length: size }, (_, i) => least + ((i * 7 + 3) % 5));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/** The sum of each row of the plan. */
export function rowSums({ plan, problem }: EntropicResult): number[] {
  const levels = problem.atoms.length;
  return Array.from({ length: plan.length / levels }, (_, i) =>
    plan.subarray(i * levels, (i + 1) * levels).reduce((sum, mass) => sum + mass, 0),
  );
}

/** The sum of each column of the plan. */
export function columnSums({ plan, problem }: EntropicResult): number[] {
  const levels = problem.atoms.length;
  return problem.atoms.map((_, level) =>
    plan.reduce((sum, mass, k) => sum + (k % levels === level ? mass : 0), 0),
  );
}
