import { BackendError, type GroupLayout } from "@equal-bits/core";
import { atomsFrom, type DevicePlace, encodeRows, marksFrom, sendKeys } from "./exact-transport.js";
import type { KeyRows } from "./find-cuts.js";
import { requireDestination, requireTopCounts, requireTransport, requireWeights } from "./require-fit.js";
import { selectLevels } from "./select-levels.js";
import { topSizesOf } from "./top-sizes.js";
import { withWorkspace } from "./workspace.js";

/** Weights that live on the device: many calls, one copy. Their methods refuse what those of the backend refuse. */
export interface ResidentWeights {
  /** Where the groups lie. */
  readonly layout: GroupLayout;

  /**
   * Marks the greatest weights of each group.
   *
   * @param counts - how many to mark in each group, length `groups`; whole numbers 0 … size
   * @param marks - receives 1 for a marked weight, else 0. Default: a new array
   * @returns `marks`
   */
  selectTop(counts: ArrayLike<number>, marks?: Uint8Array): Promise<Uint8Array>;

  /**
   * Replaces each weight by an atom, with exact counts.
   *
   * @param atoms - the K level values, ascending
   * @param counts - weights on each atom, row-major [groups, K], lowest atom first; each row sums to `size`
   * @param out - receives the atom of each weight. Default: a new array
   * @returns `out`
   */
  atomTransport(atoms: readonly number[], counts: Int32Array, out?: Float32Array): Promise<Float32Array>;

  /** Gives back the device's memory when earlier calls are done; a second time is harmless. */
  dispose(): Promise<void>;
}

/**
 * Sends weights to the device, as they are now.
 *
 * @internal
 */
export async function uploadWeights(
  place: DevicePlace,
  weights: Float32Array,
  layout: GroupLayout,
): Promise<ResidentWeights> {
  requireWeights(weights, layout);
  const encoded = encodeRows(weights, layout, place.maxCells);
  const parts = await withWorkspace(place.device, async (space) => {
    const sent: KeyRows[] = [];
    for (const part of encoded) sent.push(await sendKeys(space, part));
    for (const { high, low } of sent) space.keep(high, low);
    return sent;
  });
  return residentWeights(place, Object.freeze({ ...layout }), parts);
}

function residentWeights(
  place: DevicePlace,
  layout: GroupLayout,
  parts: readonly KeyRows[],
): ResidentWeights {
  const length = layout.groups * layout.size;
  let disposed: Promise<void> | undefined;
  const levelsOf = async (topSizes: Float32Array): Promise<Uint8Array> => {
    if (disposed !== undefined)
      throw new BackendError(
        "resident weights must not be disposed, got a call after dispose(); upload() again",
      );
    const levels = new Uint8Array(length);
    return withWorkspace(place.device, async (space) => {
      for (const part of parts) await selectLevels(place, space, part, { layout, topSizes, levels });
      return levels;
    });
  };
  return Object.freeze({
    layout,
    selectTop: async (counts, marks = new Uint8Array(length)) => {
      requireDestination(marks.length, length);
      requireTopCounts(counts, layout);
      return marksFrom(await levelsOf(Float32Array.from(counts)), marks);
    },
    atomTransport: async (atoms, counts, out = new Float32Array(length)) => {
      requireDestination(out.length, length);
      requireTransport(atoms, counts, layout);
      const values = Float32Array.from(atoms);
      return atomsFrom(await levelsOf(topSizesOf(counts, atoms.length)), values, out);
    },
    dispose: () => {
      disposed ??= place.device.inTurn(async () => {
        for (const { high, low } of parts) {
          place.device.release(high);
          place.device.release(low);
        }
      });
      return disposed;
    },
  } satisfies ResidentWeights);
}
