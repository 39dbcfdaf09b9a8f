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
