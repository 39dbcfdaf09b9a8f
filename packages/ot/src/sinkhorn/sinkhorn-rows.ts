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
  readonly row: Float64Array;
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
  /** A factor for each column; undefined where all are 1. */
  readonly factors: Float64Array | undefined;
  /** Called before the rows of a half-step are read; g stands still from here on. */
  begin(state: SinkhornState): void;
  /** Reads a row; it is good until the next is read. */
  read(state: SinkhornState, i: number): RowSpread;
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
  const row = new Float64Array(problem.b.masses.length);
  return {
    factors: undefined,
    begin: () => {},
    read: ({ f, g, epsilon }, i) => {
      const sum = spreadRow(problem, i, { f: f[i], g, epsilon }, row);
      if (isSound(sum)) return { row, sum, at: f[i] };
      const at = fitOfRow(problem, i, g, epsilon);
      return { row, sum: fitted(spreadRow(problem, i, { f: at, g, epsilon }, row)), at };
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
  const [size, columns] = [problem.a.masses.length, problem.b.masses.length];
  const spread = new Float64Array(size * columns);
  const rows = Array.from({ length: size }, (_, i) => spread.subarray(i * columns, (i + 1) * columns));
  const factors = new Float64Array(columns);
  const kept = { f: new Float64Array(size), g: new Float64Array(columns), epsilon: 0 }; // 0: nothing yet
  const computeRow = (i: number, f: number): void => {
    kept.f[i] = f;
    spreadRow(problem, i, { f, g: kept.g, epsilon: kept.epsilon }, rows[i]);
  };
  return {
    factors,
    begin: ({ f, g, epsilon }) => {
      if (epsilon !== kept.epsilon || farApart(g, kept.g, epsilon)) {
        kept.g.set(g);
        kept.epsilon = epsilon;
        f.forEach((potential, i) => {
          computeRow(i, potential);
        });
      }
      for (let j = 0; j < columns; j++) factors[j] = Math.exp((g[j] - kept.g[j]) / epsilon);
    },
    read: (_, i) => {
      const sum = dot(rows[i], factors);
      if (isSound(sum)) return { row: rows[i], sum, at: kept.f[i] };
      computeRow(i, fitOfRow(problem, i, kept.g, kept.epsilon));
      return { row: rows[i], sum: fitted(dot(rows[i], factors)), at: kept.f[i] };
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
function dot(row: Float64Array, factors: Float64Array): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const fours = factors.length - 3;
  let j = 0;
  for (; j < fours; j += 4) {
    s0 += row[j] * factors[j];
    s1 += row[j + 1] * factors[j + 1];
    s2 += row[j + 2] * factors[j + 2];
    s3 += row[j + 3] * factors[j + 3];
  }
  for (; j < factors.length; j++) s0 += row[j] * factors[j];
  return s0 + s1 + (s2 + s3);
}
