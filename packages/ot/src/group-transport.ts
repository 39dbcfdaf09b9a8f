import {
  DomainError,
  type GroupLayout,
  readGroup,
  requireFinite,
  requireLayout,
  ShapeError,
  writeGroup,
} from "@equal-bits/core";
import { levelsUnchecked } from "./assign-levels.js";
import { atomsAt } from "./atom-transport.js";
import { raiseTop } from "./raise-top.js";
import { requireAtoms, requireCount, requireCounts, requireSameLength } from "./require-fit.js";

/**
 * {@link selectTop} for every group of a matrix, filters as rows or as columns, without a transposition.
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
  const column = new Float32Array(layout.size);
  const row = new Uint8Array(layout.size);
  for (let group = 0; group < layout.groups; group++) {
    raiseTop(readGroup(weights, layout, group, column), counts[group], row.fill(0));
    writeGroup(group, layout, row, marks);
  }
  return marks;
}

/**
 * {@link atomTransport} for every group of a matrix, filters as rows or as columns, without a transposition.
 *
 * @param weights - finite latent weights, length `groups * size`
 * @param layout - where the groups lie
 * @param atoms - the K level values, ascending; the same for all groups
 * @param counts - weights on each atom, row-major [groups, K], lowest atom first; each row sums to `size`
 * @param out - the atom of each weight; same length as `weights`
 * @returns `out`
 * @throws MassMismatchError if a row of counts does not sum to `size`, before anything is written
 * @throws DomainError, ShapeError or NonFiniteError on other bad input, before anything is written
 */
export function atomTransportGroups(
  weights: Float32Array,
  layout: GroupLayout,
  atoms: readonly number[],
  counts: Int32Array,
  out: Float32Array,
): Float32Array {
  const levels = atoms.length;
  requireGroups(weights, layout, out.length);
  requireRows(counts.length, layout.groups, levels);
  requireAtoms(atoms, levels);
  const countsOf = (group: number): Int32Array => counts.subarray(group * levels, (group + 1) * levels);
  for (let group = 0; group < layout.groups; group++) requireCounts(countsOf(group), layout.size);
  const column = new Float32Array(layout.size);
  const marks = new Uint8Array(layout.size);
  const row = new Float32Array(layout.size);
  for (let group = 0; group < layout.groups; group++) {
    levelsUnchecked(readGroup(weights, layout, group, column), countsOf(group), marks);
    writeGroup(group, layout, atomsAt(atoms, marks, row), out);
  }
  return out;
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
