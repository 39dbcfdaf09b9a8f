import { DomainError, type GroupLayout, requireFinite, requireLayout, ShapeError } from "@equal-bits/core";
import { levelsUnchecked } from "./assign-levels.js";
import { atomsAt } from "./atom-transport.js";
import { forEachGroup } from "./for-each-group.js";
import { type LayerHistogram, layerCountsOf } from "./histogram.js";
import { raiseTop } from "./raise-top.js";
import { requireAtoms, requireCount, requireCounts, requireSameLength } from "./require-fit.js";

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
  requireRows(counts.length, layout.groups, 1);
  for (let group = 0; group < layout.groups; group++)
    requireCount(counts[group], layout.size, `counts[${group}]`);
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
  requireAtomsOf(histogram, layout.groups, atoms);
  const counts = layerCountsOf(histogram, layout.groups, layout.size);
  const countsOfGroup = (group: number): Int32Array => counts.subarray(group * levels, (group + 1) * levels);
  for (let group = 0; group < layout.groups; group++) requireCounts(countsOfGroup(group), layout.size);
  const assigned = new Uint8Array(layout.size);
  return forEachGroup(weights, layout, out, (latent, group, own) => {
    levelsUnchecked(latent, countsOfGroup(group), assigned);
    atomsAt(atoms, assigned, own);
  });
}

function requireAtomsOf(histogram: LayerHistogram, groups: number, atoms: readonly number[]): void {
  if ("shares" in histogram) {
    requireAtoms(atoms, histogram.shares.length, "shares");
    return;
  }
  requireRows(histogram.length, groups, atoms.length);
  requireAtoms(atoms, atoms.length);
}

function requireRows(length: number, groups: number, levels: number): void {
  if (levels < 1) throw new DomainError("atoms must be at least one, got none");
  if (length !== groups * levels)
    throw new ShapeError(`counts must have groups × levels = ${groups} × ${levels} entries, got ${length}`);
}

function requireGroups(weights: Float32Array, layout: GroupLayout, outLength: number): void {
  requireLayout(weights.length, layout, "weights");
  requireSameLength(outLength, weights.length, "the destination");
  requireFinite(weights, "weights");
}
