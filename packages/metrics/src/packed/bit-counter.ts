/** Counts bits of arrays that were looked at before. There are two, and they give the same numbers. */
export interface BitCounter {
  /**
   * How many bits of two arrays differ.
   *
   * @param bits - packed bits
   * @param others - as many; without them the bits that differ from 0 are counted, which are the ones
   */
  count(bits: Uint32Array, others?: Uint32Array): number;

  /**
   * The same of each row.
   *
   * @param out - a number for each row, all written; the rows fill `bits`
   * @returns `out`
   */
  countRows(out: Uint32Array, bits: Uint32Array, others?: Uint32Array): Uint32Array;
}
