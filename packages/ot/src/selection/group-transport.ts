import {
  type GroupLayout,
  requireAtoms,
  requireFinite,
  requireGroupCounts,
  requireLayout,
  requireSameLength,
  requireTopCounts,
} from "@equal-bits/core";
import { levelsUnchecked } from "./assign-levels.js";
import { atomsAt } from "./atom-transport.js";
import { forEachGroup } from "./for-each-group.js";
import { type LayerHistogram, layerCountsOf } from "./histogram.js";
import { raiseTop } from "./raise-top.js";

/**
 * {@link selectTop} for every group of a matrix, filters as rows or as columns, without a transposition.
 *
 * A row is read and written in place; columns go through scratch space, a few at once.
 *
 * @param weights - finite latent weights, length `groups * size`
 * @param layout - where the groups lie
 * @param counts - how many to mark in each group, length `groups`; whole numbers 0 … size
 * @param marks - 1 for a marked weight, else 0; same length as `weights`
 * @returns `marks`
 * @throws DomainError, ShapeError or NonFiniteError on bad input, before anything is written
 */
export function selectTopGroups(
  weights: Float32Array,
  layout: GroupLayout,
  counts: ArrayLike<number>,
  marks: Uint8Array,
): Uint8Array {
  requireGroups(weights, layout, marks.length);
  requireTopCounts(counts, layout);
  return forEachGroup(weights, layout, marks, (latent, group, own) => {
    raiseTop(latent, counts[group], own.fill(0));
  });
}

/**
 * {@link atomTransport} for every group of a matrix, filters as rows or as columns, without a transposition.
 *
 * @param weights - finite latent weights, length `groups * size`
 * @param layout - where the groups lie
 * @param atoms - the K level values, ascending; the same for all groups
 * @param histogram - weights on each atom, row-major [groups, K], lowest atom first, each row sums to `size`; or
 *   `{ shares, exactTotal }`, of which `groupCounts` makes such counts
 * @param out - the atom of each weight; same length as `weights`
 * @returns `out`
 * @throws MassMismatchError if a row of counts does not sum to `size`, before anything is written
 * @throws DomainError, ShapeError or NonFiniteError on other bad input, before anything is written
 */
export function atomTransportGroups(
  weights: Float32Array,
  layout: GroupLayout,
  atoms: readonly number[],
  histogram: LayerHistogram,
  out: Float32Array,
): Float32Array {
  const levels = atoms.length;
  requireGroups(weights, layout, out.length);
  if ("shares" in histogram) requireAtoms(atoms, histogram.shares.length, "shares");
  const counts = layerCountsOf(histogram, layout.groups, layout.size);
  requireGroupCounts(atoms, counts, layout);
  const countsOfGroup = (group: number): Int32Array => counts.subarray(group * levels, (group + 1) * levels);
  const assigned = new Uint8Array(layout.size);
  return forEachGroup(weights, layout, out, (latent, group, own) => {
    levelsUnchecked(latent, countsOfGroup(group), assigned);
    atomsAt(atoms, assigned, own);
  });
}

function requireGroups(weights: Float32Array, layout: GroupLayout, outLength: number): void {
  requireLayout(weights.length, layout, "weights");
  requireSameLength(outLength, weights.length, "the destination");
  requireFinite(weights, "weights");
}
