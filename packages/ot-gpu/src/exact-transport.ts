import type { GroupLayout } from "@equal-bits/core";
import type { DevicePlace } from "./device-place.js";
import type { KeyRows } from "./find-cuts.js";
import { selectLevels } from "./select-levels.js";
import { encodeKeys, type SortKeys } from "./sort-keys.js";
import { type Strands, splitRows } from "./strands.js";
import { type Workspace, withWorkspace } from "./workspace.js";

/** Rows with their sort keys, still on the host. */
export type EncodedRows = Strands & SortKeys;

/**
 * The level of each weight by its rank, from weights that are read now and sent to the device for this one call.
 *
 * @param topSizes - the sizes of the nested top sets, row-major [groups, sets]
 *
 * @internal
 */
export async function levelsFrom(
  place: DevicePlace,
  weights: Float32Array,
  layout: GroupLayout,
  topSizes: Float32Array,
): Promise<Uint8Array> {
  const encoded = encodeRows(weights, layout, place.maxCells);
  return withWorkspace(place.device, async (space) => {
    const levels = new Uint8Array(weights.length);
    for (const part of encoded) {
      const rows = await sendKeys(space, part);
      await selectLevels(place, space, rows, { layout, topSizes, levels });
      space.release(rows.high, rows.low);
    }
    return levels;
  });
}

/** @internal */
export function encodeRows(weights: Float32Array, layout: GroupLayout, maxCells: number): EncodedRows[] {
  if (weights.length === 0) return [];
  return splitRows(layout, maxCells).map((part) => ({ ...part, ...encodeKeys(weights, layout, part) }));
}

/** @internal */
export async function sendKeys(space: Workspace, part: EncodedRows): Promise<KeyRows> {
  const sizes = [part.width, part.depth, part.rows] as const;
  return { ...part, high: await space.upload(part.high, sizes), low: await space.upload(part.low, sizes) };
}

/**
 * One top set as marks.
 *
 * @internal
 */
export function marksFrom(levels: Uint8Array, marks: Uint8Array): Uint8Array {
  marks.set(levels);
  return marks;
}

/**
 * Levels as the atoms that they stand for.
 *
 * @internal
 */
export function atomsFrom(levels: Uint8Array, atoms: Float32Array, out: Float32Array): Float32Array {
  for (let i = 0; i < levels.length; i++) out[i] = atoms[levels[i]];
  return out;
}
