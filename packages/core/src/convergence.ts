import { DomainError } from "./errors.js";
import { requireWhole } from "./require-whole.js";

/** How long an iteration towards a transport plan goes on. */
export interface Patience {
  /** The greatest marginal error that is near enough, finite and ≥ 0. */
  readonly tolerance: number;
  /** Most iterations, a whole number ≥ 1. */
  readonly maxIterations: number;
}

/**
 * Refuses bounds between which no iteration could end.
 *
 * @param patience - any numbers
 * @throws DomainError naming the bound that is out of range
 */
export function requirePatience({ tolerance, maxIterations }: Patience): void {
  if (!(tolerance >= 0 && tolerance < Number.POSITIVE_INFINITY))
    throw new DomainError(`tolerance must be finite and ≥ 0, got ${tolerance}`);
  requireWhole(maxIterations, "maxIterations", 1);
}

/** How an iteration towards a transport plan ended. Not converging is an outcome, never an error. */
export interface Convergence {
  /** Whether `marginalError` came down to the tolerance. */
  readonly converged: boolean;
  /** Iterations done. */
  readonly iterations: number;
  /** The last of `marginalErrors`: the L1 distance between the plan's marginals and the wanted ones. */
  readonly marginalError: number;
  /** The error at each look, first to last; an iteration may do without a look. */
  readonly marginalErrors: Float64Array;
}

/**
 * The record of an iteration that has ended.
 *
 * @param errors - the marginal error at each look, first to last; none where nothing was left to do, which counts as 0
 * @param enough - the greatest error that counts as converged, in the unit of `errors`
 * @param iterations - how many were done. Default: one to a look
 * @returns a frozen record with a copy of the errors
 */
export function convergenceOf(
  errors: ArrayLike<number>,
  enough: number,
  iterations: number = errors.length,
): Convergence {
  const marginalError = errors.length > 0 ? errors[errors.length - 1] : 0;
  return Object.freeze({
    converged: marginalError <= enough,
    iterations,
    marginalError,
    marginalErrors: Float64Array.from(errors),
  });
}
