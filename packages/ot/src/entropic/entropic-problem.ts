import {
  apportion,
  compensatedSum,
  DomainError,
  MassMismatchError,
  massesOf,
  requireAtoms,
  requireFinite,
  ShapeError,
  totalOf,
} from "@equal-bits/core";

/** What an entropic solver was asked: weights on one side, atoms with shares on the other, squared cost between them. */
export interface EntropicProblem {
  /** A copy: the caller may change his own, and the plan, made only when it is read, still fits. */
  readonly weights: Float32Array;
  /** Ascending. */
  readonly atoms: readonly number[];
  /** Of each atom, divided by their sum. */
  readonly shares: readonly number[];
  /** Of each weight, divided by their sum; absent where all are 1/n. */
  readonly masses: Float64Array | undefined;
  /** The weight of the entropy, in the unit of the squared cost. */
  readonly epsilon: number;
}

/** Few enough for the K × K systems, and as many as a level's Uint8 holds. */
const MOST_ATOMS = 256;

/** How far the sum of the masses may lie from 1, as for shares. */
const MASS_SUM_TOLERANCE = 1e-9;

/** Log-odds, 2 · gap / ε times a difference of weights, must stay finite, summed over all levels. */
const STEEPEST = 2 ** 512;

/** @internal */
export function entropicProblem(
  weights: Float32Array,
  atoms: readonly number[],
  shares: readonly number[],
  { epsilon, masses }: { readonly epsilon: number; readonly masses?: Float64Array | undefined },
): EntropicProblem {
  requirePrior(atoms, shares);
  requireEpsilon(epsilon, atoms);
  requireFinite(weights, "weights");
  const total = compensatedSum(shares);
  return Object.freeze({
    weights: weights.slice(),
    atoms: Object.freeze([...atoms]),
    shares: Object.freeze(shares.map((share) => share / total)),
    masses: masses === undefined ? undefined : sharedOut(masses, weights.length),
    epsilon,
  });
}

/** @internal */
export function requirePrior(atoms: readonly number[], shares: readonly number[]): void {
  apportion(0, shares); // refuses what is no distribution
  requireAtoms(atoms, shares.length, "shares");
  if (!(atoms.length <= MOST_ATOMS))
    throw new DomainError(`atoms must be 1 to ${MOST_ATOMS}, got ${atoms.length}`);
}

function requireEpsilon(epsilon: number, atoms: readonly number[]): void {
  if (!(epsilon > 0 && epsilon < Infinity))
    throw new DomainError(
      `epsilon must be finite and > 0, got ${epsilon}; atomTransport solves without entropy`,
    );
  const span = atoms[atoms.length - 1] - atoms[0];
  if (!((2 * span) / epsilon <= STEEPEST))
    throw new DomainError(
      `epsilon must be at least ${(2 * span) / STEEPEST} for atoms ${span} apart, got ${epsilon}; atomTransport solves without entropy`,
    );
}

/** A copy, divided by its sum. */
function sharedOut(given: Float64Array, size: number): Float64Array {
  if (given.length !== size)
    throw new ShapeError(`masses must be one for each of the ${size} weights, got ${given.length}`);
  const masses = massesOf(given, "masses");
  const total = totalOf(masses, "masses");
  if (size > 0 && !(Math.abs(total - 1) <= MASS_SUM_TOLERANCE))
    throw new MassMismatchError(
      `masses must sum to 1, as the shares do, got ${total}; divide each by the sum`,
    );
  return masses.map((mass) => mass / total);
}

/** The mass of one weight. @internal */
export function massOf({ weights, masses }: EntropicProblem, i: number): number {
  return masses === undefined ? 1 / weights.length : masses[i];
}
