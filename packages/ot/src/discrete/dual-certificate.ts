import { requireFinite, ShapeError } from "@equal-bits/core";
import { type GroundCost, groundCostOf } from "./ground-cost.js";
import { measureOf, type Numbers } from "./measure.js";

/** Kantorovich potentials: the price of picking a unit of mass up, and of setting it down. */
export interface Potentials {
  /** One for each source, in the order of `x`. */
  readonly f: Float64Array;
  /** One for each target, in the order of `y`. */
  readonly g: Float64Array;
}

/**
 * By how much potentials break their constraint f[i] + g[j] ≤ c(x[i] − y[j]), at worst.
 *
 * Where it is 0 (or dust of rounding), no plan whatever costs less than Σ a·f + Σ b·g. So a plan whose `dualityGap` is 0
 * too is optimal, and nothing about how it was found need be trusted: this function reads no plan and sorts nothing that
 * matters to it. It looks at every pair, O(n·m).
 *
 * @param x - positions of the sources, length n, finite
 * @param y - positions of the targets, length m, finite
 * @param potentials - `f` of length n and `g` of length m, finite
 * @param ground - the cost, as it was given to `discreteTransport`; default p = 2
 * @returns the greatest f[i] + g[j] − c(x[i] − y[j]) over all pairs; −∞ where there is no pair
 * @throws ShapeError if the lengths differ
 * @throws NonFiniteError naming the argument and index of a NaN or infinity
 * @throws DomainError if `p` is below 1 or `cost` is not convex
 * @see Villani, Topics in Optimal Transportation (2003), theorem 1.3 (Kantorovich duality)
 */
export function dualViolation(
  x: Numbers,
  y: Numbers,
  potentials: Potentials,
  ground: GroundCost = {},
): number {
  const { f, g } = potentials;
  requireOneEach(f, x, "potentials.f", "x");
  requireOneEach(g, y, "potentials.g", "y");
  const cost = groundCostOf(
    ground,
    measureOf(x, new Float64Array(x.length), ["x", "f"]),
    measureOf(y, new Float64Array(y.length), ["y", "g"]),
  );
  let worst = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < f.length; i++)
    for (let j = 0; j < g.length; j++) worst = Math.max(worst, f[i] + g[j] - cost(x[i] - y[j]));
  return worst;
}

function requireOneEach(potential: Float64Array, positions: Numbers, what: string, of: string): void {
  if (potential.length !== positions.length)
    throw new ShapeError(
      `${what} must have one value for each of the ${positions.length} positions of ${of}, got ${potential.length}`,
    );
  requireFinite(potential, what);
}
