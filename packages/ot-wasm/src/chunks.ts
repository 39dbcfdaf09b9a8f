import { type GroupLayout, groupsAsRows } from "@equal-bits/core";

/** Weights copied at a time, 1 MiB: what stays in a core's own cache. */
const CHUNK = 2 ** 18;

/** Neighbouring groups that are copied and selected together. */
export interface Chunk {
  /** The first of them. */
  readonly firstGroup: number;
  /** Where they lie among themselves. */
  readonly layout: GroupLayout;
  /** Index of their first weight. */
  readonly start: number;
  /** Index behind their last weight. */
  readonly end: number;
}

/**
 * Cuts a matrix into stretches of whole groups: as many rows as fit, or one block of columns.
 *
 * @internal
 */
export function* chunksOf({ groups, size, interleave }: GroupLayout): Generator<Chunk> {
  const rows = Math.max(1, Math.floor(CHUNK / Math.max(1, size)));
  const step = interleave === 1 ? rows : interleave;
  for (let firstGroup = 0; firstGroup < groups; firstGroup += step) {
    const count = Math.min(step, groups - firstGroup);
    const layout = interleave === 1 ? groupsAsRows(count, size) : { groups: count, size, interleave };
    yield { firstGroup, layout, start: firstGroup * size, end: (firstGroup + count) * size };
  }
}

/**
 * The most weights of a chunk.
 *
 * @internal
 */
export function longestChunk(layout: GroupLayout): number {
  const first = chunksOf(layout).next().value;
  return first ? first.end - first.start : 0;
}
