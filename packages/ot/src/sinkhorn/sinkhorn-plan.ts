import type { SinkhornProblem } from "./sinkhorn-problem.js";
import type { SinkhornState } from "./sinkhorn-rows.js";
import { spreadRow } from "./sinkhorn-spread.js";
import { marginalGap } from "./sinkhorn-step.js";

/**
 * One row of the plan of some potentials: a[i] b[j] exp((f[i] + g[j] − cost[i, j]) / ε).
 *
 * Only a plan of a relaxed problem with costs far below 0 can overflow; it is cut at the greatest number, so that no sum of
 * it becomes NaN.
 *
 * @param out - receives the row
 * @returns its sum
 * @internal
 */
export function planRow(
  problem: SinkhornProblem,
  { f, g, epsilon }: SinkhornState,
  row: number,
  out: Float64Array,
): number {
  spreadRow(problem, row, { f: f[row], g, epsilon }, out);
  const mass = problem.a.masses[row];
  let sum = 0;
  for (let j = 0; j < out.length; j++) {
    out[j] = Math.min(mass * out[j], Number.MAX_VALUE);
    sum += out[j];
  }
  return sum;
}

/**
 * The L1 distance between the marginals of the plan of some potentials and the wanted ones, measured on the plan.
 *
 * @internal
 */
export function planGap(problem: SinkhornProblem, state: SinkhornState): number {
  const { a, b } = problem;
  const { columnMass } = state;
  const row = new Float64Array(columnMass.length);
  let gap = 0;
  columnMass.fill(0);
  for (let i = 0; i < a.masses.length; i++) {
    const sum = planRow(problem, state, i, row);
    gap += marginalGap(sum, a.masses[i], state.f[i] + a.shifts[i], a.strength);
    for (let j = 0; j < row.length; j++) columnMass[j] += row[j];
  }
  for (let j = 0; j < row.length; j++)
    gap += marginalGap(columnMass[j], b.masses[j], state.g[j] + b.shifts[j], b.strength);
  return gap;
}

/**
 * The whole plan in the caller's shape, 0 where a pair takes no part.
 *
 * @returns row-major [n, m]
 * @internal
 */
export function wholePlan(problem: SinkhornProblem, state: SinkhornState): Float64Array {
  const [n, m] = problem.shape;
  const plan = new Float64Array(n * m);
  const row = new Float64Array(problem.b.masses.length);
  problem.a.index.forEach((place, i) => {
    planRow(problem, state, i, row);
    for (let j = 0; j < row.length; j++) plan[place * m + problem.b.index[j]] = row[j];
  });
  return plan;
}
