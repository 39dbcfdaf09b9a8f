import type { SinkhornProblem } from "./sinkhorn-problem.js";

/**
 * The potential of a row at which its marginal is its mass: −ε log Σ_j b[j] exp((g[j] − cost[i, j]) / ε).
 *
 * The greatest term is taken out of the sum, so that it neither overflows nor vanishes: the careful way, for rows on which
 * the fast one fails.
 *
 * @param g - reduced potentials of the columns
 * @internal
 */
export function fitOfRow(problem: SinkhornProblem, row: number, g: Float64Array, epsilon: number): number {
  const line = { cost: problem.cost, from: row * g.length, stride: 1 };
  return fit(line, g, problem.b.masses, epsilon);
}

/**
 * The same for a column: −ε log Σ_i a[i] exp((f[i] − cost[i, j]) / ε).
 *
 * @param f - reduced potentials of the rows
 * @internal
 */
export function fitOfColumn(
  problem: SinkhornProblem,
  column: number,
  f: Float64Array,
  epsilon: number,
): number {
  const line = { cost: problem.cost, from: column, stride: problem.b.masses.length };
  return fit(line, f, problem.a.masses, epsilon);
}

/**
 * The softened least of cost − potential over one line of a cost matrix.
 *
 * @returns Infinity where every pair with mass is forbidden
 * @internal
 */
export function fit(
  { cost, from, stride }: { readonly cost: Float64Array; readonly from: number; readonly stride: number },
  potentials: Float64Array,
  masses: Float64Array,
  epsilon: number,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < masses.length; k++)
    if (masses[k] > 0) least = Math.min(least, cost[from + k * stride] - potentials[k]);
  if (least === Number.POSITIVE_INFINITY) return least;
  let sum = 0;
  for (let k = 0; k < masses.length; k++)
    if (masses[k] > 0)
      sum += masses[k] * Math.exp((least - (cost[from + k * stride] - potentials[k])) / epsilon);
  return least - epsilon * Math.log(sum);
}
