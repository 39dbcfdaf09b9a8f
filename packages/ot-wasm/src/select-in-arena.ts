import { type GroupLayout, requireFinite } from "@equal-bits/core";
import type { Arena } from "./arena.js";
import { type Chunk, chunksOf, longestChunk } from "./chunks.js";
import { hintLength } from "./hints.js";
import { type Output, outputBytes } from "./output.js";
import { selectionScratchBytes } from "./scratch.js";
import { selectUnchecked } from "./select-in-memory.js";
import type { SelectionInMemory } from "./selection-in-memory.js";

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
 * Nothing of the caller's is written until every weight was found finite.
 *
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @internal
 */
export function selectInArena(arena: Arena, selection: ArraySelection, out: number): void {
  const { layout, counts, output, hints } = selection;
  arena.lend([4 * layout.groups, hints ? 4 * hints.length : 0], (countsAt, hintsAt) => {
    new Int32Array(arena.buffer, countsAt, layout.groups).set(counts);
    if (hints) new Float32Array(arena.buffer, hintsAt, hints.length).set(hints);
    forEachChunk(arena, selection, ({ firstGroup }, select) => {
      select({
        counts: countsAt + 4 * firstGroup,
        out: out + outputBytes(output, firstGroup, layout.size),
        hints: hints ? hintsAt + 4 * hintLength(firstGroup) : 0,
      });
    });
    hints?.set(new Float32Array(arena.buffer, hintsAt, hints.length));
  });
}

/** Addresses of what belongs to one selection of a chunk, as in {@link SelectionInMemory}. @internal */
export type ChunkAddresses = Pick<SelectionInMemory, "counts" | "out" | "hints">;

/**
 * Copies weights into the arena chunk by chunk, each once.
 *
 * @param visit - gets each chunk, and what selects from it; may do so several times
 * @throws NonFiniteError naming the index of the first NaN or infinity, as soon as one is met in a selection
 * @internal
 */
export function forEachChunk(
  arena: Arena,
  { weights, layout, output }: Pick<ArraySelection, "weights" | "layout" | "output">,
  visit: (chunk: Chunk, select: (addresses: ChunkAddresses) => void) => void,
): void {
  const { kernels } = arena;
  const lengths = [4 * longestChunk(layout), selectionScratchBytes(kernels, layout, output)];
  arena.lend(lengths, (weightsAt, scratch) => {
    for (const chunk of chunksOf(layout)) {
      const { start, end, layout: within } = chunk;
      new Float32Array(arena.buffer, weightsAt, end - start).set(weights.subarray(start, end));
      visit(chunk, (addresses) => {
        const selection = { weights: weightsAt, layout: within, output, scratch, ...addresses };
        if (selectUnchecked(kernels, selection) < 0) requireFinite(weights, "weights");
      });
    }
  });
}
