import { type GroupLayout, requireFinite } from "@equal-bits/core";
import type { Arena } from "./arena.js";
import { chunksOf, longestChunk } from "./chunks.js";
import { hintLength } from "./hints.js";
import { type Output, outputBytes } from "./output.js";
import { selectionScratchBytes } from "./scratch.js";
import { selectUnchecked } from "./select-in-memory.js";

/** A selection whose weights and counts are the caller's typed arrays. */
export interface ArraySelection {
  readonly weights: Float32Array;
  readonly layout: GroupLayout;
  /** For each group. */
  readonly counts: ArrayLike<number>;
  /** Bytes or bits. */
  readonly output: Output;
  /** Kept up to date; absent for none. */
  readonly hints?: Float32Array | undefined;
}

/**
 * Selects and leaves the outputs of all groups in the arena, at `out`.
 *
 * Weights are copied in chunk by chunk; nothing of the caller's is written until every weight was found finite.
 *
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @internal
 */
export function selectInArena(arena: Arena, selection: ArraySelection, out: number): void {
  const { weights, layout, counts, output, hints } = selection;
  const { kernels } = arena;
  const lengths = [
    4 * layout.groups,
    hints ? 4 * hints.length : 0,
    4 * longestChunk(layout),
    selectionScratchBytes(kernels, layout, output),
  ];
  arena.lend(lengths, (countsAt, hintsAt, weightsAt, scratch) => {
    new Int32Array(arena.buffer, countsAt, layout.groups).set(counts);
    if (hints) new Float32Array(arena.buffer, hintsAt, hints.length).set(hints);
    for (const { start, end, firstGroup, layout: within } of chunksOf(layout)) {
      new Float32Array(arena.buffer, weightsAt, end - start).set(weights.subarray(start, end));
      const passes = selectUnchecked(kernels, {
        weights: weightsAt,
        layout: within,
        counts: countsAt + 4 * firstGroup,
        out: out + outputBytes(output, firstGroup, layout.size),
        output,
        hints: hints ? hintsAt + 4 * hintLength(firstGroup) : 0,
        scratch,
      });
      if (passes < 0) requireFinite(weights, "weights");
    }
    hints?.set(new Float32Array(arena.buffer, hintsAt, hints.length));
  });
}
