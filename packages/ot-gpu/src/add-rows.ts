import { type GroupLayout, groupStart } from "@equal-bits/core";
import type { HostArray } from "./device-array.js";
import type { Strands } from "./strands.js";

/**
 * Adds what was read back of some rows to where the weights stand.
 *
 * @internal
 */
export function addRows(
  read: HostArray,
  layout: GroupLayout,
  { first, rows, depth }: Strands,
  out: Float32Array | Uint8Array,
): void {
  const { size, interleave } = layout;
  for (let row = 0; row < rows; row++) {
    let to = groupStart(layout, first + row);
    for (let i = 0, strand = 0, inStrand = 0; i < size; i++, to += interleave) {
      out[to] += read[row][inStrand][strand];
      if (++inStrand === depth) {
        inStrand = 0;
        strand++;
      }
    }
  }
}
