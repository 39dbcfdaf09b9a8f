import { type Convergence, convergenceOf } from "@equal-bits/core";
import type { EntropicProblem } from "../entropic/entropic-problem.js";
import { type EntropicResult, meanOf, softResult } from "../entropic/entropic-result.js";
import { atomMassesOf, levelsWithShare, type SoftPlan } from "../entropic/soft-plan.js";
import { lazily } from "../lazily.js";
import { type Means, relax } from "./semi-relaxed-descent.js";
import { unpulled } from "./semi-relaxed-prior.js";

/** An entropic plan whose column marginals are only pulled towards the shares. Frozen. */
export interface SemiRelaxedPlan extends EntropicResult {
  /** How strong the pull is. */
  readonly strength: number;
  /** strength · KL(column marginals | shares); 0 where the strength is 0 or infinite. Made when first read. */
  readonly penalty: number;
}

/** Of this much of ε a pull moves no tilt by a digit. */
const NO_PULL = 1e-16;

/** `strength` ≥ 0, finite. @internal */
export function semiRelaxedPlan(problem: EntropicProblem, strength: number, means: Means): SemiRelaxedPlan {
  const { weights, masses, epsilon } = problem;
  const levels = levelsWithShare(problem.shares);
  const [atoms, shares] = [problem.atoms, problem.shares].map((of) => levels.map((level) => of[level]));
  const relaxation = { weights, masses, atoms, shares, epsilon, strength };
  if (weights.length === 0 || levels.length === 1 || strength <= NO_PULL * epsilon)
    return planned({ problem, levels, odds: unpulled(relaxation) }, strength, convergenceOf([], 0));
  const { odds, convergence } = relax(relaxation, means);
  return planned({ problem, levels, odds }, strength, convergence);
}

/** The plan of the exact prior, for a pull that is as good as exact. @internal */
export function asSemiRelaxed(result: EntropicResult, strength: number): SemiRelaxedPlan {
  const { problem, odds, converged, iterations, marginalError, marginalErrors } = result;
  const levels = levelsWithShare(problem.shares);
  return planned({ problem, levels, odds }, strength, {
    converged,
    iterations,
    marginalError,
    marginalErrors,
  });
}

/** Whether no price that the weights could offer would move a share by a billionth of a thousandth. @internal */
export function isAsGoodAsExact({ weights, atoms, epsilon }: EntropicProblem, strength: number): boolean {
  const farthest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const [low, high] = [atoms[0], atoms[atoms.length - 1]];
  const dearest = 2 * (high - low) * (farthest + Math.max(Math.abs(low), Math.abs(high))) + 100 * epsilon;
  return strength >= FIRM * dearest;
}

/** So many times the dearest price, a pull meets the shares to 1e-12. */
const FIRM = 1e12;

function planned(soft: SoftPlan, strength: number, convergence: Convergence): SemiRelaxedPlan {
  const penalty = lazily(() => penaltyOf(soft, strength));
  const result = softResult(soft, convergence, (g) => constantOf(g, soft, strength));
  Object.defineProperty(result, "penalty", { enumerable: true, get: penalty });
  // `penalty` was defined on the line before, and `strength` is assigned here
  return Object.freeze(Object.assign(result, { strength })) as SemiRelaxedPlan;
}

function penaltyOf(soft: SoftPlan, strength: number): number {
  if (strength === 0 || strength === Infinity) return 0;
  const { shares } = soft.problem;
  const terms = Array.from(atomMassesOf(soft), (mass, level) =>
    shares[level] > 0 ? shares[level] * divergenceOf(mass / shares[level] - 1) : 0,
  );
  return strength * terms.reduce((sum, term) => sum + term, 0);
}

/** r log r − r + 1 of the ratio r = 1 + excess, a part of the divergence that is never below 0; by its series near 1. */
function divergenceOf(excess: number): number {
  if (Math.abs(excess) < 1e-4) return (excess * excess * (3 - excess)) / 6;
  return excess > -1 ? (1 + excess) * Math.log1p(excess) - excess : 1;
}

/** Makes g_j = −strength · log(q_j / b_j): then Σ b exp(−g / strength) = 1. Of an infinite strength, Σ b g = 0. */
function constantOf(g: readonly number[], soft: SoftPlan, strength: number): number {
  const mean = meanOf(g, soft);
  if (strength === 0 || strength === Infinity) return -mean;
  const least = Math.min(...g);
  const base = mean - least < strength ? mean : least; // near the mean the sum below is small, and keeps its digits
  const sum = soft.levels.reduce(
    (all, level, l) => all + soft.problem.shares[level] * Math.expm1((base - g[l]) / strength),
    0,
  );
  return strength * Math.log1p(sum) - base;
}
