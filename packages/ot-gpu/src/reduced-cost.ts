import { DomainError, NonFiniteError, ShapeError } from "@equal-bits/core";

/** A cost with the least of each row, then of each column, taken off, so that float32 keeps the digits that matter. */
export interface ReducedCost {
  /** ≥ 0, row-major [n, m]. */
  readonly cost: Float64Array;
  /** What was taken off each row. */
  readonly rows: Float64Array;
  /** What was taken off each column. */
  readonly columns: Float64Array;
}

/** Costs beyond it overflow float32 in sums. */
const GREATEST_COST = 1e30;

/**
 * A copy of a cost, checked and reduced.
 *
 * @internal
 */
export function reduceCost(cost: Float32Array | Float64Array, n: number, m: number): ReducedCost {
  requireCost(cost, n, m);
  const reduced = Float64Array.from(cost);
  const rows = new Float64Array(n);
  const columns = new Float64Array(m).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < n; i++) {
    const row = reduced.subarray(i * m, (i + 1) * m);
    rows[i] = row.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
    for (let j = 0; j < m; j++) {
      row[j] -= rows[i];
      columns[j] = Math.min(columns[j], row[j]);
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) reduced[i * m + j] -= columns[j];
  return { cost: reduced, rows, columns };
}

function requireCost(cost: Float32Array | Float64Array, n: number, m: number): void {
  if (!(Number.isInteger(n) && n >= 1 && Number.isInteger(m) && m >= 1))
    throw new ShapeError(`cost must have whole numbers of rows and columns ≥ 1, got ${n} × ${m}`);
  if (cost.length !== n * m) throw new ShapeError(`cost must have ${n} × ${m} values, got ${cost.length}`);
  for (let k = 0; k < cost.length; k++) {
    const value = cost[k];
    if (Math.abs(value) <= GREATEST_COST) continue;
    const where = `at index ${k}, row ${Math.floor(k / m)} and column ${k % m}`;
    if (Number.isFinite(value))
      throw new DomainError(
        `cost must lie within ±${GREATEST_COST}, got ${value} ${where}; divide cost and epsilon by the same number`,
      );
    throw new NonFiniteError(
      `cost must be finite, got ${value} ${where}; a great finite cost forbids a pair as well`,
    );
  }
}
