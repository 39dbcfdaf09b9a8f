import type { Convergence, LogOdds } from "@equal-bits/core";
import type { Potentials } from "../discrete/dual-certificate.js";
import { lazily } from "../lazily.js";
import type { EntropicProblem } from "./entropic-problem.js";
import { costsOf, planOf, projectionOf, type SoftPlan } from "./soft-plan.js";
import { potentialsOf } from "./soft-potentials.js";

/**
 * An entropic plan between weights and atoms, and how it was reached. Frozen.
 *
 * Plan, projection, potentials and costs are made when they are first read, each in a pass over the weights, and kept.
 */
export interface EntropicResult extends Convergence {
  /** What was asked. */
  readonly problem: EntropicProblem;
  /** The weight of the entropy. */
  readonly epsilon: number;
  /** Between neighbouring atoms that have a share: all that the plan depends on. Feeds `initial` and `entropicPullback`. */
  readonly odds: LogOdds;
  /** Row-major [n, K]: the mass that goes from each weight to each atom. Row i sums to the mass of weight i. */
  readonly plan: Float64Array;
  /** The barycentric projection, length n: where each weight goes on average, between the least and the greatest atom. */
  readonly projection: Float64Array;
  /**
   * `f` [n] and `g` [K], in the convention of OTT: P_ij = a_i b_j exp((f_i + g_j − c_ij) / ε). The constant between them is
   * such that Σ b·g = 0, so Σ a·f is the value of the dual. A massless weight or atom has the price it would pay.
   */
  readonly potentials: Potentials;
  /** Σ P·c, the transport cost alone, with c_ij = (w_i − y_j)². */
  readonly cost: number;
  /**
   * `cost` + ε · KL(P | a⊗b), what the plan makes least, with KL(P | a⊗b) = Σ P log(P / (a b)). POT's `sinkhorn` and its
   * `ot.bregman` functions weigh Σ P log P instead: the same plan, another value.
   */
  readonly regularisedCost: number;
}

/** @internal */
export function entropicResult(soft: SoftPlan, convergence: Convergence): EntropicResult {
  return Object.freeze(softResult(soft, convergence, (g) => -meanOf(g, soft)));
}

/**
 * What every soft result holds; not frozen yet.
 *
 * @param constant - fixes the constant of the potentials
 * @internal
 */
export function softResult(
  soft: SoftPlan,
  convergence: Convergence,
  constant: (g: readonly number[]) => number,
): EntropicResult {
  const { problem, odds } = soft;
  const plan = lazily(() => planOf(soft));
  const projection = lazily(() => projectionOf(soft));
  const potentials = lazily(() => potentialsOf(soft, constant));
  const costs = lazily(() => costsOf(soft));
  return {
    ...convergence,
    problem,
    epsilon: problem.epsilon,
    odds,
    get plan() {
      return plan();
    },
    get projection() {
      return projection();
    },
    get potentials() {
      return potentials();
    },
    get cost() {
      return costs().cost;
    },
    get regularisedCost() {
      return costs().cost + problem.epsilon * costs().divergence;
    },
  };
}

/** The mean price of the atoms, by their shares. @internal */
export function meanOf(g: readonly number[], { problem, levels }: SoftPlan): number {
  return levels.reduce((sum, level, l) => sum + problem.shares[level] * g[l], 0);
}
