import {
  DomainError,
  type GroupLayout,
  MassMismatchError,
  requireFinite,
  requireLayout,
  ShapeError,
} from "@equal-bits/core";

// The same guards with the same words as those of the reference backend in @equal-bits/ot, which this package does not import.

/** A level is a Uint8. */
const MOST_LEVELS = 256;

/** @internal */
export function requireWeights(
  weights: Float32Array,
  layout: GroupLayout,
  destination: number = weights.length,
): void {
  requireLayout(weights.length, layout, "weights");
  requireDestination(destination, weights.length);
  requireFinite(weights, "weights");
}

/** @internal */
export function requireDestination(length: number, wanted: number): void {
  if (length !== wanted)
    throw new ShapeError(`the destination must have the ${wanted} values of weights, got ${length}`);
}

/** @internal */
export function requireTopCounts(counts: ArrayLike<number>, { groups, size }: GroupLayout): void {
  requireRows(counts.length, groups, 1);
  for (let group = 0; group < groups; group++) requireCount(counts[group], size, `counts[${group}]`);
}

/** @internal */
export function requireTransport(
  atoms: readonly number[],
  counts: ArrayLike<number>,
  { groups, size }: GroupLayout,
): void {
  const levels = atoms.length;
  if (!(levels >= 1)) throw new DomainError("atoms must be at least one, got none");
  requireRows(counts.length, groups, levels);
  requireAtoms(atoms);
  for (let group = 0; group < groups; group++) requireLevelCounts(counts, group * levels, levels, size);
}

function requireLevelCounts(counts: ArrayLike<number>, first: number, levels: number, size: number): void {
  if (levels > MOST_LEVELS)
    throw new DomainError(`counts must have 1 to ${MOST_LEVELS} levels, got ${levels}`);
  let sum = 0;
  for (let level = 0; level < levels; level++) {
    requireCount(counts[first + level], size, `counts[${level}]`);
    sum += counts[first + level];
  }
  if (sum !== size)
    throw new MassMismatchError(
      `counts must sum to ${size}, the number of weights, got ${sum}; apportion(${size}, shares) gives counts that do`,
    );
}

function requireAtoms(atoms: readonly number[]): void {
  const ascending = atoms.every(
    (atom, i) => Number.isFinite(Math.fround(atom)) && (i === 0 || atoms[i - 1] <= atom),
  );
  if (!ascending)
    throw new DomainError(`atoms must be finite as float32 and ascending, got [${atoms.join(", ")}]`);
}

function requireRows(length: number, groups: number, levels: number): void {
  if (length !== groups * levels)
    throw new ShapeError(`counts must have groups × levels = ${groups} × ${levels} entries, got ${length}`);
}

function requireCount(count: number, size: number, what: string): void {
  if (!(Number.isInteger(count) && count >= 0 && count <= size))
    throw new DomainError(
      `${what} must be a whole number from 0 to ${size}, the number of weights, got ${count}`,
    );
}
