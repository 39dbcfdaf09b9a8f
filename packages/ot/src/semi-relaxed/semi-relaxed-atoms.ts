import { DomainError, requireFinite, requirePatience, type SemiDualOf } from "@equal-bits/core";
import { entropicAtoms } from "../entropic/entropic-atoms.js";
import { entropicProblem, requirePrior } from "../entropic/entropic-problem.js";
import { plainSemiDual } from "../entropic/semi-dual-plain.js";
import { type SemiRelaxedLevels, semiRelaxedLevels } from "./semi-relaxed-hard.js";
import {
  asSemiRelaxed,
  isAsGoodAsExact,
  type SemiRelaxedPlan,
  semiRelaxedPlan,
} from "./semi-relaxed-plan.js";

/** How `semiRelaxedAtoms` solves. */
export interface SemiRelaxedOptions {
  /** How strongly the histogram is pulled towards the prior, in the unit of the squared cost; ≥ 0, may be Infinity. Required. */
  readonly strength: number;
  /** The weight of the entropy, in the same unit. Default 0: hard levels, whole counts. */
  readonly epsilon?: number;
  /** With entropy only: L1 distance of the column marginals to the pulled prior that is near enough. Default 1e-9. */
  readonly tolerance?: number;
  /** With entropy only: most evaluations of the semi-dual. Default 200; fewer than ten are the rule. */
  readonly maxIterations?: number;
  /** With entropy only: the mass of each weight, ≥ 0, sum 1. Default 1/n each. */
  readonly masses?: Float64Array;
  /** With entropy only: who evaluates the semi-dual. Default `plainSemiDual`. */
  readonly semiDual?: SemiDualOf;
}

/** How it solves without entropy. */
export interface WithoutEntropy extends SemiRelaxedOptions {
  /** Left out, or 0. */
  readonly epsilon?: 0;
}

/**
 * Transport whose histogram is only pulled towards a prior: cost + strength · KL(histogram | prior) + ε · KL(P | a⊗b).
 *
 * A bridge from sign to equal bits. Strength 0 gives each weight its nearest atom (for −1 and +1 its sign; halfway, the
 * higher one), an infinite strength the exact prior, and between them the histogram comes nearer and the cost grows.
 *
 * Without entropy the answer is hard and exactly optimal: whole counts, the least objective of all. The prior is then
 * `apportion(n, shares)`, so a share too small for one weight keeps its atom empty at any strength > 0. With entropy the
 * prior is the shares as they are; an atom with share 0 receives nothing, even at strength 0, and the marginal error is the
 * distance between the histogram and the one that the prices g ask for, b_j exp(−g_j / strength), divided by 1 + ε / strength:
 * so far would it move the plan.
 *
 * @param weights - latent weights of one group, length n, finite
 * @param atoms - 1 to 256 places, ascending, finite as float32
 * @param shares - the prior: a share for each atom, ≥ 0, sum 1
 * @param options - the strength, and what else may be set
 * @returns levels and counts without entropy; with it a plan like that of `entropicAtoms`. Frozen
 * @throws DomainError if `strength`, `epsilon`, `atoms`, `shares` or `masses` are out of range, or `masses` come without entropy
 * @throws ShapeError if lengths do not fit
 * @throws MassMismatchError if `masses` do not sum to 1 within 1e-9
 * @throws NonFiniteError naming the index of a NaN or infinity
 * @see Blondel, Seguy, Rolet, "Smooth and sparse optimal transport" (AISTATS 2018), section 4, for the semi-relaxed problem
 * @see Li, Pintea, van Gemert, "Equal Bits" (AAAI 2022), for the two ends of the bridge
 */
export function semiRelaxedAtoms(
  weights: Float32Array,
  atoms: readonly number[],
  shares: readonly number[],
  options: WithoutEntropy,
): SemiRelaxedLevels;
/** With an `epsilon` that is known not to be 0. */
export function semiRelaxedAtoms<Epsilon extends number>(
  weights: Float32Array,
  atoms: readonly number[],
  shares: readonly number[],
  options: SemiRelaxedOptions & { readonly epsilon: 0 extends Epsilon ? never : Epsilon },
): SemiRelaxedPlan;
/** With an `epsilon` that may be 0 or not; `"levels" in result` tells the two results apart. */
export function semiRelaxedAtoms(
  weights: Float32Array,
  atoms: readonly number[],
  shares: readonly number[],
  options: SemiRelaxedOptions,
): SemiRelaxedLevels | SemiRelaxedPlan;
export function semiRelaxedAtoms(
  weights: Float32Array,
  atoms: readonly number[],
  shares: readonly number[],
  options: SemiRelaxedOptions,
): SemiRelaxedLevels | SemiRelaxedPlan {
  const { strength, epsilon = 0, tolerance = 1e-9, maxIterations = 200, masses } = options;
  if (!(strength >= 0))
    throw new DomainError(`strength must be ≥ 0, got ${strength}; Infinity gives the exact prior`);
  requirePatience({ tolerance, maxIterations });
  if (epsilon === 0) {
    if (masses !== undefined)
      throw new DomainError(
        "masses must come with an epsilon > 0, got none; whole counts need equal weights",
      );
    requirePrior(atoms, shares);
    requireFinite(weights, "weights");
    return semiRelaxedLevels(weights, atoms, shares, strength);
  }
  const means = { tolerance, maxIterations, semiDual: options.semiDual ?? plainSemiDual };
  const problem = entropicProblem(weights, atoms, shares, { epsilon, masses });
  if (!isAsGoodAsExact(problem, strength)) return semiRelaxedPlan(problem, strength, means);
  const exact = { epsilon, ...means, ...(masses === undefined ? {} : { masses }) };
  return asSemiRelaxed(entropicAtoms(weights, atoms, shares, exact), strength);
}
