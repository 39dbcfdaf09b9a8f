import {
  DomainError,
  massesOf,
  requireEqualTotals,
  requireFinite,
  ShapeError,
  totalOf,
} from "@equal-bits/core";
import type { Numbers } from "../discrete/measure.js";

/**
 * Makes a plan feasible that is almost so: every row sums to its mass, and every column, to rounding.
 *
 * Rows, then columns, that hold too much are scaled down, and what is then missing is laid over all pairs in proportion to
 * what each row and column lacks. The plan moves by no more than twice its marginal error in the L1 norm, so its cost rises by
 * no more than that times the greatest cost. A plan of zeros becomes a ⊗ b divided by its mass. Where a pair is forbidden,
 * what is missing may land on it: solve to a finer tolerance instead.
 *
 * @param plan - row-major [n, m], each entry finite and ≥ 0
 * @param a - the mass that each row is to have, length n, ≥ 0
 * @param b - the mass that each column is to have, length m, ≥ 0, with the same sum as `a` to within 1e-9 of it
 * @param out - receives the feasible plan; may be `plan` itself. Default a new array
 * @returns `out`
 * @throws ShapeError if lengths do not fit
 * @throws NonFiniteError naming the argument and index of a NaN or infinity
 * @throws MassMismatchError if the sums of `a` and `b` differ
 * @throws DomainError if an entry or a mass is below 0
 * @see Altschuler, Weed, Rigollet, Near-linear time approximation algorithms for optimal transport via Sinkhorn iteration
 *   (2017), algorithm 2 and lemma 7
 */
export function roundPlan(
  plan: Float64Array,
  a: Numbers,
  b: Numbers,
  out: Float64Array = new Float64Array(plan.length),
): Float64Array {
  const [rows, columns] = [massesOf(a, "a"), massesOf(b, "b")];
  requireEqualTotals([totalOf(rows, "a"), totalOf(columns, "b")], ["a", "b"]);
  requirePlan(plan, rows.length, columns.length, out);
  out.set(plan);
  scaleRowsDown(out, rows, columns.length);
  scaleColumnsDown(out, rows.length, columns);
  addLacking(out, rows, columns);
  return out;
}

function requirePlan(plan: Float64Array, n: number, m: number, out: Float64Array): void {
  for (const [values, what] of [
    [plan, "plan"],
    [out, "out"],
  ] as const)
    if (values.length !== n * m)
      throw new ShapeError(
        `${what} must have ${n} × ${m} values, one for each pair of a and b, got ${values.length}`,
      );
  requireFinite(plan, "plan");
  const negative = plan.findIndex((mass) => mass < 0);
  if (negative >= 0) throw new DomainError(`plan must be ≥ 0, got ${plan[negative]} at index ${negative}`);
}

function scaleRowsDown(plan: Float64Array, masses: Float64Array, m: number): void {
  for (let i = 0; i < masses.length; i++) {
    let sum = 0;
    for (let k = i * m; k < (i + 1) * m; k++) sum += plan[k];
    const factor = factorDown(sum, masses[i]);
    if (factor < 1) for (let k = i * m; k < (i + 1) * m; k++) plan[k] *= factor;
  }
}

function scaleColumnsDown(plan: Float64Array, n: number, masses: Float64Array): void {
  const m = masses.length;
  const factors = sumsOfColumns(plan, n, m).map((sum, j) => factorDown(sum, masses[j]));
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) plan[i * m + j] *= factors[j];
}

/** A sum that overflowed has a factor of 0, and its line is laid anew. */
function factorDown(sum: number, mass: number): number {
  return sum > mass ? mass / sum : 1;
}

/** Adds what rows and columns lack, as a product, which the rounding of a full line leaves at dust below 0. */
function addLacking(plan: Float64Array, a: Float64Array, b: Float64Array): void {
  const [n, m] = [a.length, b.length];
  const ofRows = a.map((mass, i) => Math.max(0, mass - sumOf(plan.subarray(i * m, (i + 1) * m))));
  const ofColumns = sumsOfColumns(plan, n, m).map((sum, j) => Math.max(0, b[j] - sum));
  const total = sumOf(ofRows);
  if (total === 0) return;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) plan[i * m + j] += ofRows[i] * (ofColumns[j] / total);
}

function sumsOfColumns(plan: Float64Array, n: number, m: number): Float64Array {
  const sums = new Float64Array(m);
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) sums[j] += plan[i * m + j];
  return sums;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
