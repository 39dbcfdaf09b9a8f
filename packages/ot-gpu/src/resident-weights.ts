import { BackendError, type GroupLayout, requireGroupCounts, requireTopCounts } from "@equal-bits/core";
import type { DevicePlace } from "./device-place.js";
import { entropicGroups, type GpuEntropicResult } from "./entropic-groups.js";
import { atomsFrom, encodeRows, marksFrom, sendKeys } from "./exact-transport.js";
import { entropicProblem, type GpuEntropicOptions } from "./require-entropic.js";
import { requireDestination, requireWeights } from "./require-fit.js";
import { selectLevels } from "./select-levels.js";
import { topSizesOf } from "./top-sizes.js";
import { encodeValues, type ValueRows } from "./value-rows.js";
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

  /**
   * Entropic transport of each group onto a few atoms under the squared distance, by Newton on the semi-dual.
   *
   * The sums are float32 and good to about 1e-6 of a group's mass, so a finer tolerance may not be met; not converging is a
   * field of the result. Weights beyond ±1e30 count as ±1e30.
   *
   * @param atoms - the K values, ascending, finite as float32; K from 1 to 32
   * @param shares - wanted share of each atom, the same in each group; each ≥ 0, sum 1
   * @param options - epsilon, and when to stop
   * @returns potentials and errors; plan and projection are computed on the device when asked for, while it holds the weights
   * @throws DomainError, ShapeError or BackendError as a rejection
   * @see Peyré, Cuturi, Computational Optimal Transport (2019), section 5.3
   */
  entropicAtoms(
    atoms: readonly number[],
    shares: readonly number[],
    options: GpuEntropicOptions,
  ): Promise<GpuEntropicResult>;

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
  const encoded = encodeRows(weights, layout, place.maxCells).map((part) => ({
    ...part,
    values: encodeValues(weights, layout, part),
  }));
  const parts = await withWorkspace(place.device, async (space) => {
    const sent: ValueRows[] = [];
    for (const part of encoded) {
      const sizes = [part.width, part.depth, part.rows] as const;
      sent.push({ ...(await sendKeys(space, part)), values: await space.upload(part.values, sizes) });
    }
    for (const { high, low, values } of sent) space.keep(high, low, values);
    return sent;
  });
  return residentWeights(place, Object.freeze({ ...layout }), parts);
}

function residentWeights(
  place: DevicePlace,
  layout: GroupLayout,
  parts: readonly ValueRows[],
): ResidentWeights {
  const length = layout.groups * layout.size;
  let disposed: Promise<void> | undefined;
  const requireThere = (): void => {
    if (disposed !== undefined)
      throw new BackendError(
        "resident weights must not be disposed, got a call after dispose(); upload() again",
      );
  };
  const levelsOf = async (topSizes: Float32Array): Promise<Uint8Array> => {
    requireThere();
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
      requireGroupCounts(atoms, counts, layout);
      const values = Float32Array.from(atoms);
      return atomsFrom(await levelsOf(topSizesOf(counts, atoms.length)), values, out);
    },
    entropicAtoms: async (atoms, shares, options) => {
      const problem = entropicProblem(atoms, shares, options);
      requireThere();
      return entropicGroups(place, { layout, parts, requireThere }, problem);
    },
    dispose: () => {
      disposed ??= place.device.releaseInTurn(parts.flatMap(({ high, low, values }) => [high, low, values]));
      return disposed;
    },
  } satisfies ResidentWeights);
}
