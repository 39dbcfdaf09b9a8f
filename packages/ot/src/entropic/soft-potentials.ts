import type { Potentials } from "../discrete/dual-certificate.js";
import { type EntropicProblem, massOf } from "./entropic-problem.js";
import { forEachWeight, type SoftPlan } from "./soft-plan.js";

/**
 * The potentials of the plan a_i b_j exp((f_i + g_j − c_ij) / ε), those of massless weights and atoms included.
 *
 * @param constant - given `g` of the atoms with a share, what to add to each
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
  forEachWeight(soft, ({ levels: chances }, i) => {
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
function priceOfAtom(problem: EntropicProblem, f: Float64Array, atom: number): number {
  const { weights, epsilon } = problem;
  const logs = f.map((price, i) => (price - (weights[i] - atom) ** 2) / epsilon);
  const greatest = logs.reduce((most, log) => Math.max(most, log), -Infinity);
  const total = logs.reduce((sum, log, i) => sum + massOf(problem, i) * Math.exp(log - greatest), 0);
  return total > 0 ? -epsilon * (greatest + Math.log(total)) : -epsilon * greatest;
}
