import type { GroupLayout } from "@equal-bits/core";
import { sumChances, sumStrands } from "./chance-kernels.js";
import type { DeviceArray } from "./device-array.js";
import type { DevicePlace } from "./device-place.js";
import { advance, type EntropicRow, recentre } from "./entropic-row.js";
import { restingRow, startRow } from "./entropic-start.js";
import { exactCuts } from "./exact-cuts.js";
import type { EntropicProblem } from "./require-entropic.js";
import type { ValueRows } from "./value-rows.js";
import type { Workspace } from "./workspace.js";

/** How the search of some rows ended. */
export interface RowsOutcome {
  readonly rows: readonly EntropicRow[];
  /** The worst row's error after each evaluation; a single 0 where none was needed. */
  readonly errors: readonly number[];
  readonly evaluations: number;
}

/**
 * Finds the tilts of some rows: the device sums chances, the host takes Newton steps in float64, a few numbers a row.
 *
 * @internal
 */
export async function solveRows(
  place: DevicePlace,
  space: Workspace,
  part: ValueRows,
  { size }: GroupLayout,
  problem: EntropicProblem,
): Promise<RowsOutcome> {
  if (problem.wanted.length === 0) return { rows: idleRows(part.rows, problem), errors: [0], evaluations: 0 };
  const cuts = await exactCuts(place.device, space, part, size, problem.wanted);
  const rows = cuts.map((own) => startRow(problem.wanted, problem.slopes, own, size));
  const errors: number[] = [];
  const worst = (): number => rows.reduce((most, row) => Math.max(most, row.error), 0);
  do {
    for (const row of rows) recentre(row);
    const odds = await uploadOdds(space, rows, "trial");
    const sums = await chanceSums(place, space, part, odds, size);
    space.release(odds);
    rows.forEach((row, i) => {
      if (row.error > problem.tolerance) takeIn(row, sums[i], size);
    });
    errors.push(worst());
  } while (errors[errors.length - 1] > problem.tolerance && errors.length < problem.maxIterations);
  for (const row of rows) {
    row.trial.set(row.tilts);
    recentre(row);
  }
  return { rows, errors, evaluations: errors.length };
}

/**
 * The log-odds of some rows on the device: [rows, 3, boundaries] with slopes, cuts and tilts.
 *
 * @internal
 */
export function uploadOdds(
  space: Workspace,
  rows: readonly EntropicRow[],
  which: "tilts" | "trial",
): Promise<DeviceArray> {
  const boundaries = rows[0].cuts.length;
  const odds = new Float32Array(rows.length * 3 * boundaries);
  rows.forEach((row, i) => {
    odds.set(row.slopes, (3 * i + 0) * boundaries);
    odds.set(row.cuts, (3 * i + 1) * boundaries);
    odds.set(row[which], (3 * i + 2) * boundaries);
  });
  return space.upload(odds, [boundaries, 3, rows.length]);
}

/**
 * Rows with nothing to search: without weights, or with all mass on one atom.
 *
 * @internal
 */
export function idleRows(rows: number, { wanted, slopes }: EntropicProblem): EntropicRow[] {
  return Array.from({ length: rows }, () => ({ ...restingRow(wanted, slopes), error: 0 }));
}

/** Splits what the device summed into the Jacobian and the shares. */
function takeIn(row: EntropicRow, sums: Float32Array, size: number): void {
  const boundaries = row.cuts.length;
  const pairs = boundaries * boundaries;
  const scaled = Float64Array.from(sums, (sum) => sum / size);
  advance(row, scaled.subarray(pairs, pairs + boundaries), scaled.subarray(0, pairs));
}

/** For each row the sums over its weights of all pairs of chances, then of the chances. */
async function chanceSums(
  { device, maxCells }: DevicePlace,
  space: Workspace,
  { values, rows, width, depth }: ValueRows,
  odds: DeviceArray,
  size: number,
): Promise<Float32Array[]> {
  const boundaries = odds.sizes[0];
  const all = boundaries * boundaries + boundaries;
  const sums = Array.from({ length: rows }, () => new Float32Array(all));
  const most = Math.max(1, Math.floor(maxCells / (rows * width)));
  for (let first = 0; first < all; first += most) {
    const pairs = Math.min(most, all - first);
    const strands = await space.run(
      sumChances,
      [width, pairs, rows],
      [values, odds, first, size, boundaries, depth],
    );
    const totals = await space.run(sumStrands, [pairs, 1, rows], [strands, width]);
    const read = await device.read(totals);
    space.release(strands, totals);
    sums.forEach((own, row) => {
      own.set(read[row][0], first);
    });
  }
  return sums;
}
