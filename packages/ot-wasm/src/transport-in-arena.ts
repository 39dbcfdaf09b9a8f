import type { GroupLayout } from "@equal-bits/core";
import type { Arena } from "./arena.js";
import { longestChunk } from "./chunks.js";
import { forEachChunk } from "./select-in-arena.js";

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
  const { groups } = layout;
  const tops = topCounts(counts, groups);
  arena.lend([longestChunk(layout), 4 * groups * tops.length], (marks, topsAt) => {
    new Uint8Array(arena.buffer, levels, weights.length).fill(0);
    tops.forEach((top, j) => {
      new Int32Array(arena.buffer, topsAt + 4 * j * groups, groups).set(top);
    });
    forEachChunk(arena, { weights, layout, output: MARKS }, ({ firstGroup, start, end }, select) => {
      for (const j of tops.keys()) {
        select({ counts: topsAt + 4 * (j * groups + firstGroup), out: marks });
        arena.kernels.addMarks(levels + start, marks, end - start);
      }
    });
  });
}

/**
 * For each boundary between levels, highest first, how many weights of each group lie above it. One level has no boundary,
 * and is served one that no weight lies above: its weights are looked at all the same.
 *
 * @param counts - weights on each level, row-major [groups, K], lowest level first
 * @internal
 */
export function topCounts(counts: Int32Array, groups: number): Int32Array[] {
  const levels = groups === 0 ? 1 : counts.length / groups;
  const top = new Int32Array(groups);
  if (levels === 1) return [top];
  return Array.from({ length: levels - 1 }, (_, below) => {
    const level = levels - 1 - below;
    for (let group = 0; group < groups; group++) top[group] += counts[group * levels + level];
    return top.slice();
  });
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
