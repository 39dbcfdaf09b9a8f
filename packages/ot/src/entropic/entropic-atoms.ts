import { convergenceOf, requirePatience, type SemiDualOf } from "@equal-bits/core";
import { descend, warmStart } from "./entropic-convergence.js";
import { exactPrior } from "./entropic-prior.js";
import { type EntropicProblem, entropicProblem } from "./entropic-problem.js";
import { type EntropicResult, entropicResult } from "./entropic-result.js";
import { exactStart } from "./entropic-start.js";
import { plainSemiDual } from "./semi-dual-plain.js";
import { levelsWithShare, slopesBetween } from "./soft-plan.js";

/** How `entropicAtoms` solves. */
export interface EntropicOptions {
  /** The weight of the entropy, in the unit of the squared cost; POT's `reg`. Finite, > 0. Required. */
  readonly epsilon: number;
  /** Near enough: L1 distance of the column marginals to the shares. Default 1e-9. */
  readonly tolerance?: number;
  /** Most evaluations of the semi-dual. Default 100; ten or so are used. */
  readonly maxIterations?: number;
  /** The mass of each weight, ≥ 0, sum 1; divided by their exact sum. Default 1/n each. */
  readonly masses?: Float64Array;
  /** An earlier result, for a warm start: of weights that have moved a little, or of another ε. Default: the exact transport. */
  readonly initial?: Pick<EntropicResult, "odds">;
  /** Who evaluates the semi-dual. Default `plainSemiDual`; `@equal-bits/ot-wasm` has a faster one. */
  readonly semiDual?: SemiDualOf;
}

/**
 * Entropic optimal transport of weights onto a few atoms, for the squared cost: P = argmin Σ P·c + ε KL(P | a⊗b) over the
 * plans with row sums a and column sums b, the shares.
 *
 * A safeguarded Newton method on the semi-dual, K − 1 unknowns, started at the exact transport: about five iterations
 * whatever ε, where Sinkhorn's need hundreds or thousands as ε falls. Not converging is told by `converged`, never thrown.
 *
 * The shares are met as they are, never rounded to counts. An atom with share 0 receives nothing. Atoms may coincide: they
 * share what comes there in the ratio of their shares. Without weights the result is empty and counts as converged.
 *
 * @param weights - latent weights of one group, length n, finite; copied
 * @param atoms - 1 to 256 places, ascending, finite as float32
 * @param shares - wanted share of each atom, ≥ 0, sum 1
 * @param options - ε, and what else may be set
 * @returns a frozen record; plan, projection, potentials and costs are made when read
 * @throws DomainError if `epsilon`, `atoms`, `shares`, `masses`, `tolerance` or `maxIterations` are out of range
 * @throws ShapeError if lengths do not fit
 * @throws MassMismatchError if `masses` do not sum to 1 within 1e-9
 * @throws NonFiniteError naming the index of a NaN or infinity
 * @see Cuturi, Peyré, "Semidual regularized optimal transport" (SIAM Review 2018)
 * @see Peyré, Cuturi, Computational Optimal Transport (2019), sections 4.1 and 4.4
 */
export function entropicAtoms(
  weights: Float32Array,
  atoms: readonly number[],
  shares: readonly number[],
  options: EntropicOptions,
): EntropicResult {
  const { tolerance = 1e-9, maxIterations = 100 } = options;
  requirePatience({ tolerance, maxIterations });
  const problem = entropicProblem(weights, atoms, shares, options);
  const levels = levelsWithShare(problem.shares);
  const slopes = slopesBetween(
    levels.map((level) => problem.atoms[level]),
    options.epsilon,
  );
  const warm = options.initial === undefined ? undefined : warmStart(slopes, options.initial.odds);
  if (weights.length === 0 || levels.length === 1) return foregone(problem, levels, slopes);
  const { odds, convergence } = descend({
    ...startOf(problem, levels, slopes),
    semiDual: options.semiDual ?? plainSemiDual,
    warm,
    tolerance,
    maxIterations,
  });
  return entropicResult({ problem, levels, odds }, convergence);
}

function startOf(problem: EntropicProblem, levels: readonly number[], slopes: Float64Array) {
  const { weights, masses } = problem;
  const shares = levels.map((level) => problem.shares[level]);
  const cold = () => exactStart({ weights, masses, shares, slopes });
  return { weights, masses, priorAt: () => exactPrior(shares), cold };
}

/** No weights, or one atom that gets all: nothing is left to decide. */
function foregone(problem: EntropicProblem, levels: readonly number[], slopes: Float64Array): EntropicResult {
  const odds = { slopes, cuts: new Float64Array(slopes.length), tilts: new Float64Array(slopes.length) };
  return entropicResult({ problem, levels, odds }, convergenceOf([], 0));
}
