/**
 * A rule from the latent weights of one group to K levels. It answers two questions: which level each weight gets, and
 * what the levels are worth.
 *
 * A quantizer is a frozen record without state: the same weights give the same levels, always. `laws` tests it.
 */
export interface Quantizer {
  /** What it is called, with its arguments: `"equal-bits(0.5)"`. Two quantizers of one name are the same rule. */
  readonly name: string;

  /** K, the number of levels, 2 … 256. */
  readonly levels: number;

  /**
   * The promise: how many of `size` weights get each level, lowest level first. Absent where the data decide, as in sign.
   *
   * A rule that promises counts ranks by the weights themselves: the greatest weights get the highest level, and among
   * equal weights the earlier one gets the higher level. Counts and order together determine every level, so any backend
   * can carry the rule out in its own way.
   */
  counts?(size: number): readonly number[];

  /**
   * The value of each level, lowest first, where no weights are needed to know it: a device can then write the levels
   * without handing the weights back. `values` must return the same.
   */
  readonly fixedValues?: readonly number[];

  /**
   * Writes the level of every weight of one group.
   *
   * @param weights - the latent weights of one group, finite
   * @param out - the level of each weight, 0 … K − 1; same length
   * @returns `out`
   * @throws NonFiniteError if a weight is NaN or infinite, before anything is written
   * @throws ShapeError if the lengths differ, before anything is written
   */
  assign(weights: Float32Array, out: Uint8Array): Uint8Array;

  /**
   * The value of each level, lowest first: fixed, or fitted to the weights.
   *
   * @param weights - the latent weights of one group
   * @param assigned - their levels, from `assign`
   * @returns K ascending numbers
   */
  values(weights: Float32Array, assigned: Uint8Array): readonly number[];
}
