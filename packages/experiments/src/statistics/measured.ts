/** A mean, and the interval in which the true one lies with a confidence of 95 %, under a normal distribution over the seeds. */
export interface Measured {
  /** The mean. */
  readonly value: number;
  /** Lower end of the interval. */
  readonly low: number;
  /** Upper end of the interval. */
  readonly high: number;
}
