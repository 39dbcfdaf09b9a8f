import {
  DomainError,
  massesOf,
  NonFiniteError,
  requireEqualTotals,
  ShapeError,
  totalOf,
} from "@equal-bits/core";
import type { Numbers } from "../discrete/measure.js";
import type { SinkhornSide } from "./sinkhorn-step.js";

/**
 * A problem made ready for iterations: without rows and columns that take no part, and with the least cost of each row, then
 * of each column, taken off. So a row of huge costs keeps its digits, and potentials of 0 are a start that breaks no
 * constraint and leaves a pair of cost 0 in every row and column.
 *
 * @internal
 */
export interface SinkhornProblem {
  /** Reduced cost, ≥ 0, row-major [rows, columns] of the sides; Infinity forbids a pair. */
  readonly cost: Float64Array;
  readonly a: SinkhornSide;
  readonly b: SinkhornSide;
  /** Sizes of the caller's problem. */
  readonly shape: readonly [number, number];
  /** Sums of all masses of the caller's problem. */
  readonly totals: readonly [number, number];
}

/** What the caller gave, checked. */
interface Given {
  readonly cost: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/** Beyond it a sum of costs and potentials may overflow. */
const GREATEST_COST = 1e300;

/** Beyond it the product a ⊗ b may overflow. */
const GREATEST_TOTAL = 1e150;

/** @internal */
export function sinkhornProblem(
  cost: Float64Array,
  a: Numbers,
  b: Numbers,
  strengths: { readonly a: number; readonly b: number },
): SinkhornProblem {
  const given = { cost, a: massesOf(a, "a"), b: massesOf(b, "b") };
  requireCost(given);
  const totals = [requireTotal(given.a, "a"), requireTotal(given.b, "b")] as const;
  if (strengths.a === Number.POSITIVE_INFINITY && strengths.b === Number.POSITIVE_INFINITY)
    requireEqualTotals(totals, ["a", "b"], ", or relax a side by penalties");
  const rows = takingPart(given, strengths.a, "row");
  const columns = takingPart(given, strengths.b, "column");
  const picked = pick(cost, rows, columns, given.b.length);
  const rowShifts = takeOffRows(picked, rows.length, columns.length);
  const columnShifts = takeOffColumns(picked, rows.length, columns.length);
  return {
    cost: picked,
    a: sideOf(given.a, rows, rowShifts, strengths.a),
    b: sideOf(given.b, columns, columnShifts, strengths.b),
    shape: [given.a.length, given.b.length],
    totals,
  };
}

function requireCost({ cost, a, b }: Given): void {
  if (cost.length !== a.length * b.length)
    throw new ShapeError(
      `cost must have ${a.length} × ${b.length} values, one for each pair of a and b, got ${cost.length}`,
    );
  for (let k = 0; k < cost.length; k++) {
    const value = cost[k];
    if (value >= -GREATEST_COST && value <= GREATEST_COST) continue;
    if (value === Number.POSITIVE_INFINITY) continue;
    const where = `at index ${k}, row ${Math.floor(k / b.length)} and column ${k % b.length}`;
    if (Number.isFinite(value))
      throw new DomainError(
        `cost must lie within ±${GREATEST_COST}, got ${value} ${where}; divide cost and epsilon by the same number`,
      );
    throw new NonFiniteError(`cost must be finite, or Infinity to forbid a pair, got ${value} ${where}`);
  }
}

function requireTotal(masses: Float64Array, what: string): number {
  const total = totalOf(masses, what);
  if (total > GREATEST_TOTAL)
    throw new DomainError(
      `${what} must sum to ${GREATEST_TOTAL} at most, got ${total}; divide it by its sum`,
    );
  return total;
}

/** The rows, or columns, with mass and a pair that is not forbidden; one that must be kept but has none is refused. */
function takingPart({ cost, a, b }: Given, strength: number, what: "row" | "column"): Uint32Array {
  const isRow = what === "row";
  const [own, other] = isRow ? [a, b] : [b, a];
  const [step, stride] = isRow ? [b.length, 1] : [1, b.length];
  const part: number[] = [];
  for (let i = 0; i < own.length; i++) {
    if (own[i] === 0) continue;
    let j = 0;
    while (j < other.length && !(other[j] > 0 && cost[i * step + j * stride] < Number.POSITIVE_INFINITY)) j++;
    if (j < other.length) part.push(i);
    else if (strength === Number.POSITIVE_INFINITY)
      throw new DomainError(
        `cost must leave every ${what} with mass a pair that is not forbidden and has mass, got none in ${what} ${i}; ` +
          `give it a finite cost or no mass, or relax the marginal by penalties`,
      );
  }
  return Uint32Array.from(part);
}

/** The part of the cost that takes part, as a copy. */
function pick(cost: Float64Array, rows: Uint32Array, columns: Uint32Array, width: number): Float64Array {
  if (columns.length === width && rows.length * width === cost.length) return cost.slice();
  const picked = new Float64Array(rows.length * columns.length);
  let k = 0;
  for (const i of rows) for (const j of columns) picked[k++] = cost[i * width + j];
  return picked;
}

/** Takes the least cost of each row off it, and gives what was taken. */
function takeOffRows(cost: Float64Array, rows: number, columns: number): Float64Array {
  const shifts = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < rows; i++)
    for (let k = i * columns; k < (i + 1) * columns; k++) if (cost[k] < shifts[i]) shifts[i] = cost[k];
  for (let i = 0; i < rows; i++) for (let k = i * columns; k < (i + 1) * columns; k++) cost[k] -= shifts[i];
  return shifts;
}

/** The same for columns, along the rows because memory is. */
function takeOffColumns(cost: Float64Array, rows: number, columns: number): Float64Array {
  const shifts = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      if (cost[i * columns + j] < shifts[j]) shifts[j] = cost[i * columns + j];
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) cost[i * columns + j] -= shifts[j];
  return shifts;
}

function sideOf(all: Float64Array, index: Uint32Array, shifts: Float64Array, strength: number): SinkhornSide {
  const masses = Float64Array.from(index, (i) => all[i]);
  const idle = all.slice();
  for (const i of index) idle[i] = 0;
  const idleMass = idle.reduce((sum, mass) => sum + mass, 0);
  return { index, masses, logMasses: masses.map(Math.log), shifts, idleMass, strength };
}
