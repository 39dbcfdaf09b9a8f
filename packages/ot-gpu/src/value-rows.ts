import { type GroupLayout, groupStart } from "@equal-bits/core";
import type { DeviceArray } from "./device-array.js";
import type { KeyRows } from "./find-cuts.js";
import type { Strands } from "./strands.js";

/** Sort keys and values of some rows on the device. */
export interface ValueRows extends KeyRows {
  readonly values: DeviceArray;
}

/** A matrix on the device, part by part. */
export interface ResidentGroups {
  readonly layout: GroupLayout;
  readonly parts: readonly ValueRows[];
  /** @throws BackendError once the weights are disposed of */
  readonly requireThere: () => void;
}

/** Weights beyond it are held at it in entropic sums, where differences of them must not overflow. */
const LARGEST = 1e30;

/**
 * The values of some groups, in strands as their sort keys are; 0 where no weight stands.
 *
 * @internal
 */
export function encodeValues(
  weights: Float32Array,
  layout: GroupLayout,
  { first, rows, width, depth }: Strands,
): Float32Array {
  const values = new Float32Array(rows * width * depth);
  for (let row = 0; row < rows; row++) {
    let from = groupStart(layout, first + row);
    for (let i = 0, strand = 0, inStrand = 0; i < layout.size; i++, from += layout.interleave) {
      values[(row * depth + inStrand) * width + strand] = heldInRange(weights[from]);
      if (++inStrand === depth) {
        inStrand = 0;
        strand++;
      }
    }
  }
  return values;
}

/** @internal */
export function heldInRange(value: number): number {
  return Math.max(-LARGEST, Math.min(LARGEST, value));
}
