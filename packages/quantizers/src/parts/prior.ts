/** How many weights of a group shall be on each level: the wanted side of the transport. */
export interface Prior {
  /** What it asks for, in words: `"shares 0.7, 0.3"`. */
  readonly name: string;
  /** K, the number of levels. */
  readonly levels: number;
  /** The wanted share of each level, lowest level first. Absent where whole counts were given. */
  readonly shares?: readonly number[];
  /**
   * Whole counts for one group.
   *
   * @param size - weights in the group, a whole number ≥ 0
   * @returns K whole numbers ≥ 0 that sum to `size`, lowest level first
   * @throws DomainError if the prior is not made for groups of that size
   */
  counts(size: number): readonly number[];
  /**
   * Whole counts for every group of a layer, where groups differ by single weights so that the layer's total is exact too.
   * Absent where every group gets `counts(size)`.
   *
   * @param groups - how many groups
   * @param size - weights in each
   * @returns row-major [groups, K], each row of sum `size`
   */
  layerCounts?(groups: number, size: number): Int32Array;
}
