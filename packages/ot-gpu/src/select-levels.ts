import type { GroupLayout } from "@equal-bits/core";
import { addRows } from "./add-rows.js";
import type { Device } from "./device.js";
import type { HostArray } from "./device-array.js";
import type { DevicePlace } from "./device-place.js";
import { findCuts, type KeyRows } from "./find-cuts.js";
import type { Strands } from "./strands.js";
import { countAround, countTopSets, endOfTies } from "./tie-kernels.js";
import type { Workspace } from "./workspace.js";

/** What is asked of a matrix, and where the answer goes. */
export interface LevelRequest {
  readonly layout: GroupLayout;
  /** The sizes of the nested top sets, row-major [groups, sets]. */
  readonly topSizes: Float32Array;
  /** Receives the level of each weight, where the weight stands; zeros before. */
  readonly levels: Uint8Array;
}

/**
 * Writes the level of each weight of some rows: in how many of its row's top sets it is.
 *
 * @internal
 */
export async function selectLevels(
  { device, maxCells }: DevicePlace,
  space: Workspace,
  part: KeyRows,
  { layout, topSizes, levels }: LevelRequest,
): Promise<void> {
  const sets = topSizes.length / layout.groups;
  const most = Math.floor(maxCells / (3 * part.width * part.rows));
  for (let set = 0; set < sets; set += most) {
    const wanted = columnsOf(topSizes, sets, part, { from: set, to: Math.min(set + most, sets) });
    addRows(await countSets(device, space, part, wanted), layout, part, levels);
  }
}

/** In how many of the top sets each weight of some rows is, for any number of sets at once. */
async function countSets(
  device: Device,
  space: Workspace,
  part: KeyRows,
  wanted: Float32Array,
): Promise<HostArray> {
  const { high, low, rows, width, depth } = part;
  const queries = wanted.length / rows;
  const sizes = await space.upload(wanted, [queries, 1, rows]);
  const cuts = await findCuts(space, part, sizes);
  const around = await space.run(countAround, [width, 2 * queries, rows], [high, low, cuts, queries, depth]);
  const tied = [around, high, low, cuts, sizes, queries, width, depth];
  const ends = await space.run(endOfTies, [queries, 1, rows], tied);
  const sets = await space.run(countTopSets, [width, depth, rows], [high, low, cuts, ends, queries, depth]);
  const counted = await device.read(sets);
  space.release(sizes, cuts, around, ends, sets);
  return counted;
}

function columnsOf(
  matrix: Float32Array,
  columns: number,
  { first, rows }: Strands,
  { from, to }: { from: number; to: number },
): Float32Array {
  const part = new Float32Array(rows * (to - from));
  for (let row = 0; row < rows; row++) {
    const start = (first + row) * columns;
    part.set(matrix.subarray(start + from, start + to), row * (to - from));
  }
  return part;
}
