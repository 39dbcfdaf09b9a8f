import { fitOfColumn } from "./sinkhorn-fit.js";
import type { SinkhornProblem } from "./sinkhorn-problem.js";
import type { RowReader, SinkhornState } from "./sinkhorn-rows.js";
import { marginalGap, stepOf } from "./sinkhorn-step.js";

/**
 * A column's sum below may have lost terms to underflow: exp vanishes at e^−745, and a row multiplies by 1e100 at most.
 */
const LEAST_SUM = 1e-150;

/**
 * The half-step over the rows: moves f, and leaves the sums of the columns of the new plan. The exponentials of a row serve
 * both, so an iteration needs each once, and runs along memory.
 *
 * @returns the L1 distance of the rows' marginals from the wanted ones after the step; dust where it was not relaxed
 * @internal
 */
export function sweepRows(
  { a }: SinkhornProblem,
  state: SinkhornState,
  reader: RowReader,
  relaxation: number,
): number {
  const { f, columnMass, epsilon } = state;
  const { masses, shifts, strength } = a;
  const rule = { epsilon, strength, relaxation };
  columnMass.fill(0);
  reader.begin(state);
  let gap = 0;
  for (let i = 0; i < f.length; i++) {
    const { row, sum, at } = reader.read(state, i);
    f[i] = stepOf(f[i], at - epsilon * Math.log(sum), shifts[i], rule);
    const factor = masses[i] * Math.exp((f[i] - at) / epsilon);
    gap += marginalGap(factor * sum, masses[i], f[i] + shifts[i], strength);
    addScaled(columnMass, row, factor);
  }
  multiplyBy(columnMass, reader.factors);
  return gap;
}

/**
 * The half-step over the columns, from the sums that the rows left.
 *
 * @internal
 */
export function sweepColumns(
  problem: SinkhornProblem,
  { f, g, columnMass, epsilon }: SinkhornState,
  relaxation: number,
): void {
  const { logMasses, shifts, strength } = problem.b;
  const rule = { epsilon, strength, relaxation };
  for (let j = 0; j < g.length; j++) {
    const mass = columnMass[j];
    const fit =
      mass >= LEAST_SUM && mass < Number.POSITIVE_INFINITY
        ? g[j] - epsilon * (Math.log(mass) - logMasses[j])
        : fitOfColumn(problem, j, f, epsilon);
    g[j] = stepOf(g[j], fit, shifts[j], rule);
  }
}

/**
 * The L1 distance of the columns' marginals from the wanted ones.
 *
 * @internal
 */
export function columnGap({ b }: SinkhornProblem, { g, columnMass }: SinkhornState): number {
  let gap = 0;
  for (let j = 0; j < g.length; j++)
    gap += marginalGap(columnMass[j], b.masses[j], g[j] + b.shifts[j], b.strength);
  return gap;
}

function addScaled(sums: Float64Array, row: Float64Array, factor: number): void {
  for (let j = 0; j < sums.length; j++) sums[j] += factor * row[j];
}

function multiplyBy(sums: Float64Array, factors: Float64Array | undefined): void {
  if (factors !== undefined) for (let j = 0; j < sums.length; j++) sums[j] *= factors[j];
}
