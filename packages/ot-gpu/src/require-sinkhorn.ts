import {
  DomainError,
  massesOf,
  requireEqualTotals,
  requirePatience,
  requireWhole,
  ShapeError,
  totalOf,
} from "@equal-bits/core";

/** What may be set for `sinkhorn` on the device. */
export interface GpuSinkhornOptions {
  /** Strength of the entropic regularisation, in units of the cost, > 0. No default. */
  readonly epsilon: number;
  /** Most iterations, a whole number ≥ 1. Default 1000. */
  readonly maxIterations?: number;
  /** The greatest L1 distance between the plan's marginals and the wanted ones that counts as converged, as a share of the mass. Default 1e-4. */
  readonly tolerance?: number;
  /** Iterations from one look at the error to the next, a whole number ≥ 1; a look reads one number a row back. Default 10. */
  readonly checkEvery?: number;
}

/** The options with their defaults, and masses that sum to 1. */
export interface SinkhornProblem {
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** The common sum of the caller's masses. */
  readonly total: number;
  readonly epsilon: number;
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly checkEvery: number;
}

/** Potentials over ε of this size are good to 2^-10 in float32, and so are the marginals. */
const GREATEST_RATIO = 2 ** 14;

/**
 * Checks masses and options.
 *
 * @param greatest - the greatest reduced cost
 *
 * @internal
 */
export function sinkhornProblem(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { n, m, greatest }: { readonly n: number; readonly m: number; readonly greatest: number },
  options: GpuSinkhornOptions,
): SinkhornProblem {
  const { epsilon, maxIterations = 1000, tolerance = 1e-4, checkEvery = 10 } = options;
  if (!(epsilon > 0 && epsilon < Number.POSITIVE_INFINITY))
    throw new DomainError(`epsilon must be > 0 and finite, got ${epsilon}`);
  if (!(greatest / epsilon <= GREATEST_RATIO))
    throw new DomainError(
      `epsilon must be at least ${greatest / GREATEST_RATIO} for these costs in float32, got ${epsilon}; sinkhorn of @equal-bits/ot goes lower`,
    );
  requirePatience({ tolerance, maxIterations });
  requireWhole(checkEvery, "checkEvery", 1);
  const [massA, massB] = [massesOfSide(a, n, "a"), massesOfSide(b, m, "b")];
  const total = totalOf(massA, "a");
  if (!(total > 0)) throw new DomainError(`a must have a sum above 0, got ${total}`);
  requireEqualTotals([total, totalOf(massB, "b")], ["a", "b"]);
  const shares = (masses: Float64Array): Float64Array => masses.map((mass) => mass / total);
  return { a: shares(massA), b: shares(massB), total, epsilon, maxIterations, tolerance, checkEvery };
}

function massesOfSide(masses: ArrayLike<number>, wanted: number, what: string): Float64Array {
  if (masses.length !== wanted)
    throw new ShapeError(`${what} must have ${wanted} masses, got ${masses.length}`);
  return massesOf(Float64Array.from(masses), what);
}
