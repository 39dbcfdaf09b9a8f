/**
 * The log-odds between neighbouring levels of a soft assignment: a weight w is more likely on level j + 1 than on level j by
 * the factor exp(slopes[j] · (w − cuts[j]) + tilts[j]).
 *
 * The cut is apart from the tilt because w − cut is exact where it matters, near the cut, however large both are.
 */
export interface LogOdds {
  /** K − 1 slopes, ≥ 0, finite. */
  readonly slopes: Float64Array;
  /** K − 1 places on the axis of the weights, finite. */
  readonly cuts: Float64Array;
  /** K − 1 log-odds at the cuts, finite. */
  readonly tilts: Float64Array;
}

/**
 * The entropic semi-dual of one group of weights, ready to be evaluated many times: all that Newton's method needs.
 *
 * With S_ij the probability that weight i lies on a level above j, and m_i its mass.
 */
export interface SemiDual {
  /**
   * Evaluates at one point. All sums in float64.
   *
   * @param odds - the soft assignment
   * @param upper - receives Σ_i m_i S_ij for each of the K − 1 boundaries j
   * @param jacobian - receives Σ_i m_i (S_i,max(j,l) − S_ij S_il), the derivative of `upper[j]` by `tilts[l]`; row-major [K − 1, K − 1]
   */
  evaluate(odds: LogOdds, upper: Float64Array, jacobian: Float64Array): void;

  /** Gives back what the device holds; no evaluation may follow. Absent where there is nothing to give back. */
  release?(): void;
}

/**
 * Prepares the semi-dual of a group of weights on some device.
 *
 * @param weights - finite
 * @param masses - the mass of each weight, ≥ 0, sum 1; absent where all are 1/n
 * @returns the semi-dual; the arrays must not change while it is in use
 */
export type SemiDualOf = (weights: Float32Array, masses?: Float64Array) => SemiDual;
