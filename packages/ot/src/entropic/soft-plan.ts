import type { LogOdds } from "@equal-bits/core";
import { type EntropicProblem, massOf } from "./entropic-problem.js";
import { type Chances, levelChances, roomForChances } from "./soft-levels.js";

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

/** Visits each weight with the chances of the atoms that have a share, its index and its mass; the record is used again. @internal */
export function forEachWeight(
  { problem, odds }: Pick<SoftPlan, "problem" | "odds">,
  visit: (chances: Chances, i: number, mass: number) => void,
): void {
  const { weights } = problem;
  const chances = roomForChances(odds.slopes.length + 1);
  for (let i = 0; i < weights.length; i++) {
    levelChances(odds, weights[i], chances);
    visit(chances, i, massOf(problem, i));
  }
}

/** Row-major [n, K]; row i sums to the mass of weight i. @internal */
export function planOf(soft: SoftPlan): Float64Array {
  const { weights, atoms } = soft.problem;
  const plan = new Float64Array(weights.length * atoms.length);
  forEachWeight(soft, ({ levels: chances }, i, mass) => {
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
  forEachWeight(soft, ({ levels: chances }, i) => {
    projection[i] = soft.levels.reduce((sum, level, l) => sum + chances[l] * atoms[level], 0);
  });
  return projection;
}

/** The mass on each atom. @internal */
export function atomMassesOf(soft: SoftPlan): Float64Array {
  const masses = new Float64Array(soft.problem.atoms.length);
  forEachWeight(soft, ({ levels: chances }, _i, mass) => {
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
  forEachWeight(soft, ({ levels: chances }, i, mass) => {
    soft.levels.forEach((level, l) => {
      const chance = chances[l];
      if (chance === 0) return;
      cost += mass * chance * (weights[i] - atoms[level]) ** 2;
      divergence += mass * chance * Math.log(chance / shares[level]);
    });
  });
  return { cost, divergence };
}
