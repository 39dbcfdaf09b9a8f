import { fitOfRow } from "./sinkhorn-fit.js";
import type { SinkhornProblem } from "./sinkhorn-problem.js";
import { spreadRow } from "./sinkhorn-spread.js";

/**
 * Where an iteration stands: reduced potentials, and the epsilon of the present step. All else can be computed from them.
 *
 * @internal
 */
export interface SinkhornState {
  readonly f: Float64Array;
  readonly g: Float64Array;
  /** The sums of the columns of the plan, as the last pass over its rows left them. */
  readonly columnMass: Float64Array;
  epsilon: number;
}

/** One row of the plan in the making: its exponentials, each short of the same factor, and of a factor of its column. */
interface RowSpread {
  /** Where the row begins in `spread`. */
  readonly offset: number;
  /** The sum of the row with the factors of the columns; 1 where `at` fits. */
  readonly sum: number;
  /** The potential of the row at which it was computed. */
  readonly at: number;
}

/**
 * A way to come by the exponentials of a row. It gives sums that keep their digits whatever the potentials.
 *
 * @internal
 */
export interface RowReader {
  readonly spread: Float64Array;
  /** A factor for each column; undefined where all are 1. */
  readonly factors: Float64Array | undefined;
  /** Called before the rows of a half-step are read; g stands still from here on. */
  begin(state: SinkhornState): void;
  /** Reads a row; it is good until the next is read. */
  read(state: SinkhornState, row: number): RowSpread;
}

/** A sum of a row outside has lost digits, or soon will: then the row is computed anew where it fits. */
const [LEAST_SUM, GREATEST_SUM] = [1e-100, 1e100];

/**
 * The potentials of columns may move by so many ε before all is computed anew: a factor e^±50 costs no digits. Those of rows
 * may move on: a row whose sum they carry out of range is computed anew by itself.
 */
const FARTHEST = 50;

/**
 * Computes each row when it is read: the log domain.
 *
 * @internal
 */
export function freshRows(problem: SinkhornProblem): RowReader {
  const spread = new Float64Array(problem.b.masses.length);
  return {
    spread,
    factors: undefined,
    begin: () => {},
    read: ({ f, g, epsilon }, row) => {
      const sum = spreadRow(problem, row, { f: f[row], g, epsilon }, spread);
      if (isSound(sum)) return { offset: 0, sum, at: f[row] };
      const at = fitOfRow(problem, row, g, epsilon);
      return { offset: 0, sum: fitted(spreadRow(problem, row, { f: at, g, epsilon }, spread)), at };
    },
  };
}

/**
 * Keeps all rows and makes up for moved potentials by factors, until they have moved too far: the kernel domain, stabilised.
 *
 * @see Schmitzer, Stabilized sparse scaling algorithms for entropy regularized transport problems (2019), section 3.1
 * @internal
 */
export function keptRows(problem: SinkhornProblem): RowReader {
  const [rows, columns] = [problem.a.masses.length, problem.b.masses.length];
  const spread = new Float64Array(rows * columns);
  const factors = new Float64Array(columns);
  const kept = { f: new Float64Array(rows), g: new Float64Array(columns), epsilon: 0 }; // 0: nothing yet
  const computeRow = (row: number, f: number): void => {
    kept.f[row] = f;
    const out = spread.subarray(row * columns, (row + 1) * columns);
    spreadRow(problem, row, { f, g: kept.g, epsilon: kept.epsilon }, out);
  };
  return {
    spread,
    factors,
    begin: ({ f, g, epsilon }) => {
      if (epsilon !== kept.epsilon || farApart(g, kept.g, epsilon)) {
        kept.g.set(g);
        kept.epsilon = epsilon;
        for (let row = 0; row < rows; row++) computeRow(row, f[row]);
      }
      for (let j = 0; j < columns; j++) factors[j] = Math.exp((g[j] - kept.g[j]) / epsilon);
    },
    read: (_, row) => {
      const offset = row * columns;
      const sum = dot(spread, offset, factors);
      if (isSound(sum)) return { offset, sum, at: kept.f[row] };
      computeRow(row, fitOfRow(problem, row, kept.g, kept.epsilon));
      return { offset, sum: fitted(dot(spread, offset, factors)), at: kept.f[row] };
    },
  };
}

function isSound(sum: number): boolean {
  return sum >= LEAST_SUM && sum <= GREATEST_SUM;
}

/** A potential that fits gives 1, or so; where ε is less than the rounding of the potentials it may give anything. */
function fitted(sum: number): number {
  return isSound(sum) ? sum : 1;
}

function farApart(potentials: Float64Array, kept: Float64Array, epsilon: number): boolean {
  for (let i = 0; i < kept.length; i++)
    if (!(Math.abs(potentials[i] - kept[i]) <= FARTHEST * epsilon)) return true;
  return false;
}

/** Four sums side by side: one alone would wait for each addition to end before the next. */
function dot(spread: Float64Array, offset: number, factors: Float64Array): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let j = 0;
  for (; j + 3 < factors.length; j += 4) {
    s0 += spread[offset + j] * factors[j];
    s1 += spread[offset + j + 1] * factors[j + 1];
    s2 += spread[offset + j + 2] * factors[j + 2];
    s3 += spread[offset + j + 3] * factors[j + 3];
  }
  for (; j < factors.length; j++) s0 += spread[offset + j] * factors[j];
  return s0 + s1 + (s2 + s3);
}
