import { DomainError, ShapeError } from "@equal-bits/core";
import type { Potentials } from "../discrete/dual-certificate.js";
import type { Numbers } from "../discrete/measure.js";
import { type SinkhornOptions, sinkhornSettings } from "./sinkhorn-options.js";
import { type SinkhornProblem, sinkhornProblem } from "./sinkhorn-problem.js";
import { type SinkhornResult, sinkhornResult } from "./sinkhorn-result.js";
import { solveSinkhorn } from "./sinkhorn-solve.js";
import type { SinkhornSide } from "./sinkhorn-step.js";

/** Beyond it a sum of costs and potentials may overflow; no result goes there. */
const GREATEST_POTENTIAL = 1e305;

/**
 * Entropic optimal transport between any two measures under any cost, by Sinkhorn's method; balanced, unbalanced or
 * semi-relaxed.
 *
 * Not converging is a field of the result, and no input leads to NaN: where a sum over- or underflows, that row or column is
 * computed anew with its greatest term taken out. A small epsilon takes many iterations, about in proportion to the range of
 * the costs over epsilon: come down to it by `epsilonScaling`, start from `initial` potentials, or relax. On a line,
 * `discreteTransport` is exact and faster than any epsilon.
 *
 * Under penalties the wanted marginals are those that the optimality conditions ask for at the present potentials,
 * a exp(−f/ρ) and b exp(−g/ρ), so `marginalError` is 0 at the optimum there too. Costs far below 0 can ask an unbalanced plan
 * for more mass than float64 holds; it is cut there, and does not converge.
 *
 * @param cost - cost of each pair, row-major [n, m], within ±1e300; Infinity forbids a pair. Not kept, not changed
 * @param a - mass of each row, length n, ≥ 0
 * @param b - mass of each column, length m, ≥ 0, with the same sum as `a` to within 1e-9 of it unless a side is relaxed
 * @param options - epsilon, and how to iterate
 * @returns a frozen record; `plan`, `cost` and `regularisedCost` are computed when first read
 * @throws ShapeError if lengths do not fit
 * @throws NonFiniteError naming the index of a NaN or −Infinity in `cost`, of a NaN or infinity in `a` or `b`
 * @throws MassMismatchError if the sums differ and both marginals are to be kept exactly
 * @throws DomainError if a mass is below 0 or a sum of masses above 1e150, an option outside its range, a cost beyond ±1e300, an initial potential beyond ±1e305 or NaN, or a row or column that must
 *   keep its mass has no pair that takes it
 * @see Cuturi, Sinkhorn distances: lightspeed computation of optimal transport (2013)
 * @see Peyré, Cuturi, Computational Optimal Transport (2019), sections 4.2, 4.4 and 10.2
 */
export function sinkhorn(
  cost: Float64Array,
  a: Numbers,
  b: Numbers,
  options: SinkhornOptions,
): SinkhornResult {
  const settings = sinkhornSettings(options);
  const problem = sinkhornProblem(cost, a, b, settings.strengths);
  const { initial } = options;
  if (initial !== undefined) requireInitial(problem, initial);
  return sinkhornResult(problem, solveSinkhorn(problem, settings, initial), cost);
}

function requireInitial({ a, b, shape }: SinkhornProblem, { f, g }: Potentials): void {
  requirePotential(a, f, shape[0], "initial.f");
  requirePotential(b, g, shape[1], "initial.g");
}

/** Those of rows and columns that take no part are not read: an earlier result has Infinity there. */
function requirePotential(side: SinkhornSide, potential: Float64Array, size: number, what: string): void {
  if (potential.length !== size)
    throw new ShapeError(`${what} must have ${size} potentials, got ${potential.length}`);
  const wrong = side.index.find((place) => !(Math.abs(potential[place]) <= GREATEST_POTENTIAL));
  if (wrong !== undefined)
    throw new DomainError(
      `${what} must lie within ±${GREATEST_POTENTIAL}, got ${potential[wrong]} at index ${wrong}`,
    );
}
