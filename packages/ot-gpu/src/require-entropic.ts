import { apportion, DomainError, requireAtoms, requirePatience } from "@equal-bits/core";

/** What may be set for `entropicAtoms` on the device. */
export interface GpuEntropicOptions {
  /** Strength of the entropic regularisation, in units of the squared distance, > 0. No default. */
  readonly epsilon: number;
  /** Most evaluations of the chances, a whole number ≥ 1. Default 100; a dozen are usual. */
  readonly maxIterations?: number;
  /** The greatest L1 distance between a group's marginals and the wanted shares that counts as converged. Default 1e-5. */
  readonly tolerance?: number;
}

/** The atoms that take mass, and how. */
export interface EntropicProblem {
  /** All atoms, K. */
  readonly levels: number;
  /** Where the atoms with a share above 0 stand among all. */
  readonly active: readonly number[];
  /** Their values, as float32. */
  readonly atoms: readonly number[];
  /** Their shares. */
  readonly shares: readonly number[];
  /** Shares above each boundary between them. */
  readonly wanted: Float64Array;
  /** Slope of the log-odds at each boundary. */
  readonly slopes: Float64Array;
  readonly epsilon: number;
  readonly maxIterations: number;
  readonly tolerance: number;
}

const MOST_ATOMS = 32;
const MOST_SLOPE = 1e30;

/**
 * The problem with its defaults, checked.
 *
 * @internal
 */
export function entropicProblem(
  atoms: readonly number[],
  shares: readonly number[],
  options: GpuEntropicOptions,
): EntropicProblem {
  const { epsilon, maxIterations = 100, tolerance = 1e-5 } = options;
  apportion(0, shares); // refuses what is no distribution
  requireAtoms(atoms, shares.length, "shares");
  if (atoms.length > MOST_ATOMS)
    throw new DomainError(`atoms must be 1 to ${MOST_ATOMS}, got ${atoms.length}; @equal-bits/ot takes more`);
  if (!(epsilon > 0 && epsilon < Number.POSITIVE_INFINITY))
    throw new DomainError(`epsilon must be > 0 and finite, got ${epsilon}; atomTransport is the limit at 0`);
  requirePatience({ tolerance, maxIterations });
  const active = [...shares.keys()].filter((level) => shares[level] > 0);
  const values = active.map((level) => Math.fround(atoms[level]));
  const boundaries = active.length - 1;
  const slopes = new Float64Array(boundaries);
  const wanted = new Float64Array(boundaries);
  for (let j = boundaries - 1, above = 0; j >= 0; j--) {
    above += shares[active[j + 1]];
    wanted[j] = above;
    slopes[j] = Math.fround((2 * (values[j + 1] - values[j])) / epsilon);
    if (!(slopes[j] <= MOST_SLOPE))
      throw new DomainError(
        `epsilon must be at least ${(2 * (values[j + 1] - values[j])) / MOST_SLOPE} for these atoms, got ${epsilon}; ` +
          "atomTransport is the limit",
      );
  }
  return {
    levels: atoms.length,
    active,
    atoms: values,
    shares: active.map((level) => shares[level]),
    wanted,
    slopes,
    epsilon,
    maxIterations,
    tolerance,
  };
}
