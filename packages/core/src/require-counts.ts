import { DomainError, MassMismatchError, ShapeError } from "./errors.js";
import type { GroupLayout } from "./group-layout.js";

// The guards of exact transport, in one place so that every backend refuses the same input with the same words.

/** A level is a Uint8. */
const MOST_LEVELS = 256;

/**
 * Refuses a count of weights that is not a whole number from 0 to their number.
 *
 * @param count - how many of a group's weights
 * @param size - weights in the group
 * @param what - the argument's name, for the message
 * @throws DomainError if it is out of range
 */
export function requireCount(count: number, size: number, what: string): void {
  if (!isCount(count, size))
    throw new DomainError(
      `${what} must be a whole number from 0 to ${size}, the number of weights, got ${count}`,
    );
}

/**
 * Refuses counts that are no histogram of a group.
 *
 * @param counts - weights on each level, lowest level first
 * @param size - weights in the group
 * @throws DomainError if there are not 1 to 256 levels, or a count is out of range
 * @throws MassMismatchError if the counts do not sum to `size`
 */
export function requireCounts(counts: ArrayLike<number>, size: number): void {
  requireLevels(counts.length, "counts");
  requireEachCount(counts, size);
  let sum = 0;
  for (let level = 0; level < counts.length; level++) sum += counts[level];
  if (sum !== size)
    throw new MassMismatchError(
      `counts must sum to ${size}, the number of weights, got ${sum}; apportion(${size}, shares) gives counts that do`,
    );
}

/**
 * Refuses a number of levels that does not fit into a byte.
 *
 * @param levels - how many
 * @param what - the argument that has so many entries, for the message
 * @throws DomainError unless there are 1 to 256
 */
export function requireLevels(levels: number, what: string): void {
  if (!(levels >= 1 && levels <= MOST_LEVELS))
    throw new DomainError(`${what} must have 1 to ${MOST_LEVELS} levels, got ${levels}`);
}

/**
 * Refuses atoms that are no levels: too few or too many, not finite as float32, or out of order.
 *
 * @param atoms - the level values
 * @param levels - how many there must be
 * @param what - the argument that they must be as many as, for the message. Default `"counts"`
 * @throws ShapeError if they are not as many
 * @throws DomainError if they are not finite as float32 and ascending
 */
export function requireAtoms(atoms: readonly number[], levels: number, what = "counts"): void {
  if (atoms.length !== levels)
    throw new ShapeError(`atoms must be as many as ${what}, ${levels}, got ${atoms.length}`);
  const ascending = atoms.every(
    (atom, i) => Number.isFinite(Math.fround(atom)) && (i === 0 || atoms[i - 1] <= atom),
  );
  if (!ascending)
    throw new DomainError(`atoms must be finite as float32 and ascending, got [${atoms.join(", ")}]`);
}

/**
 * Refuses an array that has not one entry for each weight.
 *
 * @param length - the array's length
 * @param wanted - how many weights there are
 * @param what - the argument's name, for the message
 * @throws ShapeError if they differ
 */
export function requireSameLength(length: number, wanted: number, what: string): void {
  if (length !== wanted)
    throw new ShapeError(`${what} must have the ${wanted} values of weights, got ${length}`);
}

/**
 * Refuses what is no count for each group.
 *
 * @param counts - how many weights are marked in each group
 * @param layout - where the groups lie
 * @throws ShapeError if there is not one for each group
 * @throws DomainError if one is not a whole number from 0 to the group's size
 */
export function requireTopCounts(counts: ArrayLike<number>, { groups, size }: GroupLayout): void {
  requireRows(counts.length, groups, 1);
  requireEachCount(counts, size);
}

/** A name is made for a count that is refused only: a layer has hundreds, and each call looks at all of them. */
function requireEachCount(counts: ArrayLike<number>, size: number): void {
  for (let i = 0; i < counts.length; i++)
    if (!isCount(counts[i], size)) requireCount(counts[i], size, `counts[${i}]`);
}

function isCount(count: number, size: number): boolean {
  return Number.isInteger(count) && count >= 0 && count <= size;
}

/**
 * Refuses atoms and counts that are no transport of every group.
 *
 * @param atoms - the K level values
 * @param counts - weights on each atom, row-major [groups, K]
 * @param layout - where the groups lie
 * @throws ShapeError if there are not K counts for each group
 * @throws DomainError if the atoms or a count are out of range
 * @throws MassMismatchError if a group's counts do not sum to its size
 */
export function requireGroupCounts(
  atoms: readonly number[],
  counts: Int32Array,
  { groups, size }: GroupLayout,
): void {
  const levels = atoms.length;
  requireRows(counts.length, groups, levels);
  requireAtoms(atoms, levels);
  for (let group = 0; group < groups; group++)
    requireCounts(counts.subarray(group * levels, (group + 1) * levels), size);
}

function requireRows(length: number, groups: number, levels: number): void {
  if (levels < 1) throw new DomainError("atoms must be at least one, got none");
  if (length !== groups * levels)
    throw new ShapeError(`counts must have groups × levels = ${groups} × ${levels} entries, got ${length}`);
}
