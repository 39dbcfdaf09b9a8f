import { type GroupLayout, groupStart } from "@equal-bits/core";
import type { Strands } from "./strands.js";

/**
 * Weights as whole numbers in the same order, each in two halves that every device compares exactly.
 *
 * A device may flush subnormals or order −0 before 0; halves of 16 bits are plain whole numbers in float32.
 */
export interface SortKeys {
  /** The upper 16 bits of each key, as a number; −1 where no weight stands. [rows, depth, width]. */
  readonly high: Float32Array;
  /** The lower 16 bits. */
  readonly low: Float32Array;
}

const SIGN = 0x80000000;

/**
 * The sort keys of some groups, in strands.
 *
 * Columns are gathered here, in the pass that reads the weights anyway, so that the device reads neighbours.
 *
 * @internal
 */
export function encodeKeys(
  weights: Float32Array,
  layout: GroupLayout,
  { first, rows, width, depth }: Strands,
): SortKeys {
  const high = new Float32Array(rows * width * depth).fill(-1);
  const low = new Float32Array(rows * width * depth).fill(-1);
  const scratch = new Float32Array(1);
  const bits = new Uint32Array(scratch.buffer);
  for (let row = 0; row < rows; row++) {
    let from = groupStart(layout, first + row);
    for (let i = 0, strand = 0, inStrand = 0; i < layout.size; i++, from += layout.interleave) {
      scratch[0] = weights[from] + 0; // −0 + 0 is 0
      const key = bits[0] & SIGN ? ~bits[0] : bits[0] | SIGN;
      const to = (row * depth + inStrand) * width + strand;
      high[to] = key >>> 16;
      low[to] = key & 0xffff;
      if (++inStrand === depth) {
        inStrand = 0;
        strand++;
      }
    }
  }
  return { high, low };
}

/**
 * The weight of a key, the inverse of {@link encodeKeys}.
 *
 * @internal
 */
export function decodeKey(high: number, low: number): number {
  const key = high * 0x10000 + low;
  const bits = key >= SIGN ? key - SIGN : ~key >>> 0;
  return new Float32Array(Uint32Array.of(bits).buffer)[0];
}
