import type { Convergence } from "@equal-bits/core";
import type { Potentials } from "../discrete/dual-certificate.js";
import { lazily } from "../lazily.js";
import { fit } from "./sinkhorn-fit.js";
import { wholePlan } from "./sinkhorn-plan.js";
import type { SinkhornProblem } from "./sinkhorn-problem.js";
import type { SinkhornSolution } from "./sinkhorn-solve.js";
import type { SinkhornSide } from "./sinkhorn-step.js";
import { planValue } from "./sinkhorn-value.js";

/**
 * An entropic plan, its potentials, and how it was come by. What takes a pass over the plan is computed when it is first read,
 * and kept.
 */
export interface SinkhornResult extends Convergence {
  /** Mass moved from each row to each column, row-major [n, m]: a[i] b[j] exp((f[i] + g[j] − cost[i, j]) / ε). */
  readonly plan: Float64Array;
  /**
   * Dual potentials in the unit of the cost; with both marginals kept they are defined up to a constant. A row without mass
   * has the one that it would have with a speck of mass, Infinity where all its pairs are forbidden or massless.
   */
  readonly potentials: Potentials;
  /** ⟨cost, plan⟩. */
  readonly cost: number;
  /**
   * The objective: ⟨cost, plan⟩ + ε KL(plan | a ⊗ b) + ρ_a KL(plan 1 | a) + ρ_b KL(planᵀ 1 | b), with
   * KL(p | q) = Σ p log(p/q) − p + q; the penalties of sides that are kept exactly are 0. As OTT; POT's `sinkhorn` has
   * Σ p log p in place of the KL: the same plan, another value.
   */
  readonly regularisedCost: number;
}

/**
 * @param cost - the caller's
 * @internal
 */
export function sinkhornResult(
  problem: SinkhornProblem,
  solution: SinkhornSolution,
  cost: Float64Array,
): SinkhornResult {
  const { state, convergence } = solution;
  const plan = lazily(() => wholePlan(problem, state));
  const value = lazily(() => planValue(problem, state));
  return Object.freeze({
    ...convergence,
    potentials: wholePotentials(problem, solution, cost),
    get plan() {
      return plan();
    },
    get cost() {
      return value().cost;
    },
    get regularisedCost() {
      return value().regularisedCost;
    },
  });
}

/** The potentials in the caller's order and unit. */
function wholePotentials(
  problem: SinkhornProblem,
  { state }: SinkhornSolution,
  cost: Float64Array,
): Potentials {
  const { a, b, shape } = problem;
  const [n, m] = shape;
  const { epsilon } = state;
  const [f, massesOfA] = placed(a, state.f, n);
  const [g, massesOfB] = placed(b, state.g, m);
  fillIdle(f, massesOfA, shareOf(a.strength, epsilon), (i) =>
    fit({ cost, from: i * m, stride: 1 }, g, massesOfB, epsilon),
  );
  fillIdle(g, massesOfB, shareOf(b.strength, epsilon), (j) =>
    fit({ cost, from: j, stride: m }, f, massesOfA, epsilon),
  );
  return Object.freeze({ f, g });
}

/** Potentials and masses of those that take part, at their places. */
function placed(side: SinkhornSide, potentials: Float64Array, size: number): [Float64Array, Float64Array] {
  const [whole, masses] = [new Float64Array(size), new Float64Array(size)];
  side.index.forEach((place, i) => {
    whole[place] = potentials[i] + side.shifts[i];
    masses[place] = side.masses[i];
  });
  return [whole, masses];
}

/** The potentials of those that take no part, as a half-step would set them. */
function fillIdle(
  potentials: Float64Array,
  masses: Float64Array,
  share: number,
  fitOf: (place: number) => number,
): void {
  if (share === 0) return;
  for (let i = 0; i < masses.length; i++) if (masses[i] === 0) potentials[i] = share * fitOf(i);
}

/** Which part of the fitting potential a penalty lets through. */
function shareOf(strength: number, epsilon: number): number {
  return strength === Number.POSITIVE_INFINITY ? 1 : strength / (strength + epsilon);
}
