import type { GroupLayout } from "@equal-bits/core";
import type { Arena } from "./arena.js";
import { selectInArena } from "./select-in-arena.js";

const MARKS = { kind: "bytes", low: 0, high: 1 } as const;

/** Levels that become float32 at a time. */
const STRETCH = 2 ** 16;

/**
 * Assigns levels as nested selections and leaves them in the arena, a byte each, at `levels`.
 *
 * @param counts - weights on each level, row-major [groups, K], lowest level first
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @internal
 */
export function assignInArena(
  arena: Arena,
  weights: Float32Array,
  layout: GroupLayout,
  counts: Int32Array,
  levels: number,
): void {
  arena.lend([weights.length], (marks) => {
    new Uint8Array(arena.buffer, levels, weights.length).fill(0);
    for (const top of topCounts(counts, layout.groups)) {
      selectInArena(arena, { weights, layout, counts: top, output: MARKS }, marks);
      arena.kernels.addMarks(levels, marks, weights.length);
    }
  });
}

/**
 * For each boundary between levels, highest first, how many weights of each group lie above it. One level has no boundary,
 * and is served one that no weight lies above: its weights are looked at all the same.
 *
 * @param counts - weights on each level, row-major [groups, K], lowest level first
 * @internal
 */
export function* topCounts(counts: Int32Array, groups: number): Generator<Int32Array> {
  const levels = groups === 0 ? 1 : counts.length / groups;
  const top = new Int32Array(groups);
  if (levels === 1) yield top;
  for (let level = levels - 1; level > 0; level--) {
    for (let group = 0; group < groups; group++) top[group] += counts[group * levels + level];
    yield top;
  }
}

/**
 * Writes the value of each level that lies in the arena.
 *
 * @param atoms - the value of each level
 * @param levels - address of a byte for each of `out`
 * @internal
 */
export function writeAtoms(arena: Arena, atoms: readonly number[], levels: number, out: Float32Array): void {
  arena.lend([4 * atoms.length, 4 * Math.min(STRETCH, out.length)], (table, values) => {
    new Float32Array(arena.buffer, table, atoms.length).set(atoms);
    for (let start = 0; start < out.length; start += STRETCH) {
      const n = Math.min(STRETCH, out.length - start);
      arena.kernels.writeAtoms(levels + start, n, table, values);
      out.set(new Float32Array(arena.buffer, values, n), start);
    }
  });
}
