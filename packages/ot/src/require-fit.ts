import { DomainError, MassMismatchError, ShapeError } from "@equal-bits/core";

/** A level is a Uint8. */
const MOST_LEVELS = 256;

/** @internal */
export function requireCount(count: number, size: number, what: string): void {
  if (!(Number.isInteger(count) && count >= 0 && count <= size))
    throw new DomainError(
      `${what} must be a whole number from 0 to ${size}, the number of weights, got ${count}`,
    );
}

/** @internal */
export function requireCounts(counts: ArrayLike<number>, size: number): void {
  requireLevels(counts.length, "counts");
  let sum = 0;
  for (let level = 0; level < counts.length; level++) {
    requireCount(counts[level], size, `counts[${level}]`);
    sum += counts[level];
  }
  if (sum !== size)
    throw new MassMismatchError(
      `counts must sum to ${size}, the number of weights, got ${sum}; apportion(${size}, shares) gives counts that do`,
    );
}

/** @internal */
export function requireLevels(levels: number, what: string): void {
  if (!(levels >= 1 && levels <= MOST_LEVELS))
    throw new DomainError(`${what} must have 1 to ${MOST_LEVELS} levels, got ${levels}`);
}

/** @internal */
export function requireAtoms(atoms: readonly number[], levels: number, what = "counts"): void {
  if (atoms.length !== levels)
    throw new ShapeError(`atoms must be as many as ${what}, ${levels}, got ${atoms.length}`);
  const ascending = atoms.every(
    (atom, i) => Number.isFinite(Math.fround(atom)) && (i === 0 || atoms[i - 1] <= atom),
  );
  if (!ascending)
    throw new DomainError(`atoms must be finite as float32 and ascending, got [${atoms.join(", ")}]`);
}

/** @internal */
export function requireSameLength(length: number, wanted: number, what: string): void {
  if (length !== wanted)
    throw new ShapeError(`${what} must have the ${wanted} values of weights, got ${length}`);
}
