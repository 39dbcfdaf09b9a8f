import { requireFinite, requireSameLength } from "@equal-bits/core";
import type { SemiRelaxedPlan } from "../semi-relaxed/semi-relaxed-plan.js";
import { massOf } from "./entropic-problem.js";
import type { EntropicResult } from "./entropic-result.js";
import { type Chances, cumulate, roomForChances } from "./soft-levels.js";
import { forEachWeight } from "./soft-plan.js";
import { solveSymmetric } from "./solve-symmetric.js";

/**
 * The vector–Jacobian product of the barycentric projection x(w): what an upstream gradient dL/dx is worth as dL/dw.
 *
 * By implicit differentiation at the solution, so no iteration is remembered: one pass over the weights and a system of
 * K − 1 unknowns. It is right where the solution is; a result with `converged` false gives the gradient of where it stands,
 * with its own marginals held.
 *
 *     two atoms a gap Δ apart:  d_i = (2 Δ² / ε) s_i (1 − s_i),  J = diag(d) − d (m ∘ d)ᵀ / Σ m·d
 *
 * s_i is the chance of the upper atom and m_i the mass. J moves with nothing that moves all weights alike (J 1 = 0) and
 * keeps the mean of the projection (mᵀ J = 0). As ε goes to 0 it vanishes but at weights near a cut. A semi-relaxed prior
 * yields to the weights, so neither holds there; at strength 0 each weight moves for itself, J = diag(d).
 *
 * @param result - of `entropicAtoms`, or of `semiRelaxedAtoms` with entropy
 * @param upstream - dL/dx, length n, finite
 * @param out - receives dL/dw, length n; may be `upstream` itself
 * @returns `out`
 * @throws ShapeError if a length is not n, before anything is written
 * @throws NonFiniteError naming the index of a NaN or infinity of `upstream`
 * @see Luise, Rudi, Pontil, Ciliberto, "Differential properties of Sinkhorn approximation" (NeurIPS 2018)
 */
export function entropicPullback<Out extends Float32Array | Float64Array>(
  result: EntropicResult | SemiRelaxedPlan,
  upstream: Float32Array | Float64Array,
  out: Out,
): Out {
  const size = result.problem.weights.length;
  requireSameLength(upstream.length, size, "upstream");
  requireSameLength(out.length, size, "out");
  requireFinite(upstream, "upstream");
  const { moves, jacobian, pulled, masses } = sensitivityOf(result, upstream);
  const strength = "strength" in result ? result.strength : Infinity;
  if (strength > 0) addSlack(jacobian, result.epsilon / strength, masses); // what a yielding prior gives in
  const perTilt = strength > 0 ? solveSymmetric(jacobian, pulled) : pulled.fill(0);
  writeGradient(result, upstream, { moves, perTilt }, out);
  return out;
}

/** How the masses above the boundaries answer to the weights and the tilts. */
interface Sensitivity {
  /** Row-major [n, K − 1]: the derivative of each weight's chance of lying above each boundary, by the weight. */
  readonly moves: Float64Array;
  /** Row-major [K − 1, K − 1]: the derivative of the masses above, by the tilts. */
  readonly jacobian: Float64Array;
  /** The upstream gradient by each tilt. */
  readonly pulled: Float64Array;
  /** The masses below and above each boundary, as of one weight. */
  readonly masses: Pick<Chances, "below" | "above">;
}

function sensitivityOf(result: EntropicResult, upstream: ArrayLike<number>): Sensitivity {
  const { odds, problem } = result;
  const { weights, epsilon } = problem;
  const size = odds.slopes.length;
  const moves = new Float64Array(weights.length * size);
  const [jacobian, pulled] = [new Float64Array(size * size), new Float64Array(size)];
  const total = roomForChances(size + 1);
  forEachWeight(result, (chances, i, mass) => {
    cumulate(chances);
    const move = moves.subarray(i * size, (i + 1) * size);
    writeMove(odds.slopes, chances, move);
    addSlack(jacobian, mass, chances);
    for (let level = 0; level <= size; level++) total.levels[level] += mass * chances.levels[level];
    // an atom's chance answers to a tilt as to the weight, but for the slope, which is 2 · gap / ε
    for (let j = 0; j < size; j++) pulled[j] += (epsilon / 2) * upstream[i] * move[j];
  });
  cumulate(total);
  return { moves, jacobian, pulled, masses: total };
}

/** Σ_l slope_l · cov(above j, above l), where the covariance is the chance below the lower times that above the higher. */
function writeMove(slopes: Float64Array, { below, above }: Chances, move: Float64Array): void {
  let sum = 0;
  for (let j = 0; j < slopes.length; j++) {
    sum += slopes[j] * below[j];
    move[j] = above[j] * sum;
  }
  sum = 0;
  for (let j = slopes.length - 1; j >= 0; j--) {
    move[j] += below[j] * sum;
    sum += slopes[j] * above[j];
  }
}

/** The lower triangle, which is all that the system reads. */
function addSlack(
  jacobian: Float64Array,
  mass: number,
  { below, above }: Pick<Chances, "below" | "above">,
): void {
  const size = above.length;
  for (let j = 0; j < size; j++)
    for (let l = 0; l <= j; l++) jacobian[j * size + l] += mass * above[j] * below[l];
}

/** What each weight moves itself, less what it moves by changing the tilts. */
function writeGradient(
  { problem, odds }: EntropicResult,
  upstream: ArrayLike<number>,
  { moves, perTilt }: { readonly moves: Float64Array; readonly perTilt: Float64Array },
  out: Float32Array | Float64Array,
): void {
  const { weights, epsilon } = problem;
  const size = perTilt.length;
  for (let i = 0; i < weights.length; i++) {
    const mass = massOf(problem, i);
    const direct = (upstream[i] * epsilon) / 2;
    let gradient = 0;
    for (let j = 0; j < size; j++)
      gradient += moves[i * size + j] * (direct * odds.slopes[j] - mass * perTilt[j]);
    out[i] = gradient;
  }
}
