import type { LogOdds } from "@equal-bits/core";
import type { Potentials } from "./dual-certificate.js";
import type { EntropicProblem } from "./entropic-problem.js";
import { levelChances, roomForChances } from "./soft-levels.js";

/** A problem and the log-odds that solve it. */
export interface SoftPlan {
  /** What was asked. */
  readonly problem: EntropicProblem;
  /** The index of each atom that has a share, ascending. */
  readonly levels: readonly number[];
  /** Between these atoms. */
  readonly odds: LogOdds;
}

/** The atoms that have a share; the others receive nothing, and no log-odds could say so. @internal */
export function levelsWithShare(shares: readonly number[]): number[] {
  return [...shares.keys()].filter((level) => shares[level] > 0);
}

/** By how much the log-odds between neighbouring atoms rise with the weight. @internal */
export function slopesBetween(atoms: readonly number[], epsilon: number): Float64Array {
  return Float64Array.from(atoms.slice(1), (atom, j) => (2 * (atom - atoms[j])) / epsilon);
}

/** Visits each weight with its index and the chances of the atoms that have a share; the array is used again. @internal */
export function forEachWeight(
  { problem, levels, odds }: SoftPlan,
  visit: (chances: Float64Array, i: number, mass: number) => void,
): void {
  const { weights, masses } = problem;
  const chances = roomForChances(levels.length);
  for (let i = 0; i < weights.length; i++) {
    levelChances(odds, weights[i], chances);
    visit(chances.levels, i, masses === undefined ? 1 / weights.length : masses[i]);
  }
}

/** Row-major [n, K]; row i sums to the mass of weight i. @internal */
export function planOf(soft: SoftPlan): Float64Array {
  const { weights, atoms } = soft.problem;
  const plan = new Float64Array(weights.length * atoms.length);
  forEachWeight(soft, (chances, i, mass) => {
    soft.levels.forEach((level, l) => {
      plan[i * atoms.length + level] = mass * chances[l];
    });
  });
  return plan;
}

/** Where each weight goes on average. @internal */
export function projectionOf(soft: SoftPlan): Float64Array {
  const { weights, atoms } = soft.problem;
  const projection = new Float64Array(weights.length);
  forEachWeight(soft, (chances, i) => {
    projection[i] = soft.levels.reduce((sum, level, l) => sum + chances[l] * atoms[level], 0);
  });
  return projection;
}

/** The mass on each atom. @internal */
export function atomMassesOf(soft: SoftPlan): Float64Array {
  const masses = new Float64Array(soft.problem.atoms.length);
  forEachWeight(soft, (chances, _i, mass) => {
    soft.levels.forEach((level, l) => {
      masses[level] += mass * chances[l];
    });
  });
  return masses;
}

/** The transport cost, and the Kullback–Leibler divergence of the plan from the product of its marginals' aims. @internal */
export function costsOf(soft: SoftPlan): { readonly cost: number; readonly divergence: number } {
  const { weights, atoms, shares } = soft.problem;
  let [cost, divergence] = [0, 0];
  forEachWeight(soft, (chances, i, mass) => {
    soft.levels.forEach((level, l) => {
      const chance = chances[l];
      if (chance === 0) return;
      cost += mass * chance * (weights[i] - atoms[level]) ** 2;
      divergence += mass * chance * Math.log(chance / shares[level]);
    });
  });
  return { cost, divergence };
}

/**
 * The potentials of the plan a_i b_j exp((f_i + g_j − c_ij) / ε), those of massless weights and atoms included.
 *
 * @param level - given `g` of the atoms with a share, the constant to add to each
 * @internal
 */
export function potentialsOf(soft: SoftPlan, constant: (g: readonly number[]) => number): Potentials {
  const { atoms, weights } = soft.problem;
  const between = pricesBetween(soft);
  const shift = constant(between);
  const g = new Float64Array(atoms.length);
  soft.levels.forEach((level, l) => {
    g[level] = between[l] + shift;
  });
  const f = new Float64Array(weights.length);
  forEachWeight(soft, (chances, i) => {
    f[i] = priceOfWeight(soft, g, chances, weights[i]);
  });
  for (let level = 0; level < atoms.length; level++)
    if (!soft.levels.includes(level)) g[level] = priceOfAtom(soft.problem, f, atoms[level]);
  return Object.freeze({ f, g });
}

/** `g` of the atoms with a share, but for a constant: 0 for the first. */
function pricesBetween({ problem, levels, odds }: SoftPlan): number[] {
  const { atoms, shares, epsilon } = problem;
  const prices = [0];
  levels.slice(1).forEach((level, j) => {
    const [low, high] = [atoms[levels[j]], atoms[level]];
    const atMiddle = epsilon * (odds.tilts[j] - Math.log(shares[level] / shares[levels[j]]));
    prices.push(prices[j] + atMiddle + (high - low) * (low + high - 2 * odds.cuts[j]));
  });
  return prices;
}

/** From the likeliest level, whose chance is the best known. */
function priceOfWeight(
  { problem, levels }: SoftPlan,
  g: Float64Array,
  chances: Float64Array,
  weight: number,
): number {
  const { atoms, shares, epsilon } = problem;
  const l = chances.indexOf(chances.reduce((most, chance) => Math.max(most, chance), 0));
  const level = levels[l];
  return epsilon * Math.log(chances[l] / shares[level]) + (weight - atoms[level]) ** 2 - g[level];
}

/** The soft minimum over the weights of what each would still pay. */
function priceOfAtom({ weights, masses, epsilon }: EntropicProblem, f: Float64Array, atom: number): number {
  const logs = f.map((price, i) => (price - (weights[i] - atom) ** 2) / epsilon);
  const greatest = logs.reduce((most, log) => Math.max(most, log), -Infinity);
  const total = logs.reduce(
    (sum, log, i) => sum + (masses === undefined ? 1 / weights.length : masses[i]) * Math.exp(log - greatest),
    0,
  );
  return total > 0 ? -epsilon * (greatest + Math.log(total)) : -epsilon * greatest;
}
