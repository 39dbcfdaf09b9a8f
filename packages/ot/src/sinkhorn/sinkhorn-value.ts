import { planRow } from "./sinkhorn-plan.js";
import type { SinkhornProblem } from "./sinkhorn-problem.js";
import type { SinkhornState } from "./sinkhorn-rows.js";
import type { SinkhornSide } from "./sinkhorn-step.js";

/** What a plan costs, without and with its regularisation. */
export interface PlanValue {
  readonly cost: number;
  readonly regularisedCost: number;
}

/**
 * The value of the plan of some potentials, in one pass over it.
 *
 * @internal
 */
export function planValue(problem: SinkhornProblem, state: SinkhornState): PlanValue {
  const { a, b } = problem;
  const row = new Float64Array(b.masses.length);
  const columnMass = new Float64Array(row.length);
  const rowMass = new Float64Array(a.masses.length);
  let cost = 0;
  let entropy = 0;
  for (let i = 0; i < rowMass.length; i++) {
    rowMass[i] = planRow(problem, state, i, row);
    cost += finite(costOfRow(problem, i, row));
    entropy += finite(divergenceOfRow(problem, state, i, row));
    for (let j = 0; j < row.length; j++) columnMass[j] += row[j];
  }
  const idle = a.idleMass * (sum(b.masses) + b.idleMass) + b.idleMass * sum(a.masses); // KL(0 | ab) = ab
  const penalties = finite(penaltyOf(a, rowMass) + penaltyOf(b, columnMass));
  return {
    cost: finite(cost),
    regularisedCost: finite(finite(cost) + finite(state.epsilon * (entropy + idle)) + penalties),
  };
}

function costOfRow({ cost, a, b }: SinkhornProblem, i: number, row: Float64Array): number {
  let total = 0;
  for (let j = 0; j < row.length; j++)
    if (row[j] > 0) total += finite(row[j] * (cost[i * row.length + j] + a.shifts[i] + b.shifts[j]));
  return total;
}

function divergenceOfRow(
  { cost, a, b }: SinkhornProblem,
  { f, g, epsilon }: SinkhornState,
  i: number,
  row: Float64Array,
): number {
  let total = 0;
  for (let j = 0; j < row.length; j++) {
    const logRatio = (f[i] + g[j] - cost[i * row.length + j]) / epsilon;
    total += divergence(row[j], a.masses[i] * b.masses[j], logRatio);
  }
  return total;
}

/** ρ KL(marginal | masses); nothing where the marginal is kept exactly or not asked for. */
function penaltyOf({ masses, logMasses, idleMass, strength }: SinkhornSide, marginal: Float64Array): number {
  if (strength === Number.POSITIVE_INFINITY || strength === 0) return 0;
  let whole = idleMass; // KL(0 | mass) = mass
  for (let i = 0; i < masses.length; i++)
    whole += divergence(marginal[i], masses[i], Math.log(marginal[i]) - logMasses[i]);
  return finite(strength * whole);
}

/** p log(p/q) − p + q, of which the first two terms cancel where p is near q: there by what remains, log² / 2 and so on. */
function divergence(p: number, q: number, logRatio: number): number {
  if (p === 0) return q;
  if (Math.abs(logRatio) < 1) return q * (logRatio * Math.exp(logRatio) - Math.expm1(logRatio));
  return finite(p * (logRatio - 1) + q);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A sum of such numbers may become infinite, but never NaN. */
function finite(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}
