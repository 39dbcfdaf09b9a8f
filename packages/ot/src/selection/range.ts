/** A range (low, high] that may hold the cut. */
export interface Range {
  /** Below the range. */
  readonly low: number;
  /** The greatest value of the range. */
  readonly high: number;
}
