import type { CutRule } from "./cut-rule.js";
import type { ValueRule } from "./value-rule.js";

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
   * The promise for a whole layer, where groups differ by single weights so that the layer's total is exact too. Absent where
   * every group gets `counts(size)`.
   *
   * @param groups - how many groups of `size` weights
   * @returns row-major [groups, K], each row of sum `size`; handed to `assign` row by row
   */
  layerCounts?(groups: number, size: number): Int32Array;

  /**
   * Where the levels begin, as data, for a rule without counts: a device can then find the levels without handing the weights
   * back. `assign` must give the same. Absent where counts decide, or code that only `assign` knows.
   */
  readonly cuts?: CutRule;

  /** What the levels are worth, as data, for the same reason. `values` must give the same. Absent where only code knows. */
  readonly valueRule?: ValueRule;

  /**
   * Writes the level of every weight of one group.
   *
   * @param weights - the latent weights of one group, finite
   * @param out - the level of each weight, 0 … K − 1; same length
   * @param counts - the counts of this group, where `layerCounts` gave them. Default `counts(size)`; else not looked at
   * @returns `out`
   * @throws NonFiniteError if a weight is NaN or infinite, before anything is written
   * @throws ShapeError if the lengths differ, before anything is written
   */
  assign(weights: Float32Array, out: Uint8Array, counts?: ArrayLike<number>): Uint8Array;

  /**
   * The value of each level, lowest first: fixed, or fitted to the weights.
   *
   * @param weights - the latent weights of one group
   * @param assigned - their levels, from `assign`
   * @returns K ascending numbers
   */
  values(weights: Float32Array, assigned: Uint8Array): readonly number[];
}
