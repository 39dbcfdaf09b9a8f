import {
  type GroupLayout,
  type OtBackend,
  requireGroupCounts,
  requireLayout,
  requireSameLength,
} from "@equal-bits/core";
import { Arena, newMemory } from "./arena.js";
import type { Output } from "./output.js";
import { requireSelection } from "./require-outputs.js";
import { selectionScratchBytes } from "./scratch.js";
import { topCounts, writeAtoms } from "./transport-in-arena.js";
import type { SelectOptions } from "./wasm-backend.js";
import { requireSharing, startThreads, type ThreadOptions, type WasmThreads } from "./wasm-threads.js";

const MARKS: Output = { kind: "bytes", low: 0, high: 1 };

/** Exact transport by the kernels of `wasmBackend` on several threads. Whoever makes one ends it with `dispose`. */
export interface ThreadedBackend extends OtBackend {
  /** Always `"wasm-threads"`. */
  readonly name: "wasm-threads";

  /** How many workers there are. */
  readonly threads: number;

  /** As in {@link OtBackend}; weights, counts and hints are copied at once, marks and hints written at the end. */
  selectTop(
    weights: Float32Array,
    layout: GroupLayout,
    counts: ArrayLike<number>,
    marks: Uint8Array,
    options?: SelectOptions,
  ): Promise<Uint8Array>;

  /** As in {@link OtBackend}; weights, atoms and counts are copied at once, the levels' values written at the end. */
  atomTransport(
    weights: Float32Array,
    layout: GroupLayout,
    atoms: readonly number[],
    counts: Int32Array,
    out: Float32Array,
  ): Promise<Float32Array>;

  /** Ends the workers, then refuses calls under way. A second call changes nothing. */
  dispose(): Promise<void>;
}

/**
 * Exact transport on several threads, for matrices of many groups and millions of weights.
 *
 * Copying the weights in takes as long as selecting on two threads. A caller who can keep them in a shared memory takes
 * {@link startThreads} instead. The memory keeps the size of the largest call until the backend is collected.
 *
 * @param options - how many workers, from which module, and below how many weights they rest
 * @returns a backend with the bits of the reference
 * @throws BackendError if memory cannot be shared, as on a page that is not cross-origin isolated
 * @throws DomainError if an option is out of range
 */
export function threadedBackend(options: ThreadOptions = {}): ThreadedBackend {
  requireSharing();
  const memory = newMemory(true);
  const arena = new Arena(memory);
  const threads = startThreads(memory, options);
  return Object.freeze({
    name: "wasm-threads",
    threads: threads.threads,
    async selectTop(weights, layout, counts, marks, { hints } = {}) {
      requireSelection(weights, layout, counts, hints);
      requireSameLength(marks.length, weights.length, "the destination");
      const lengths = [4 * weights.length, weights.length, 4 * (hints?.length ?? 0)];
      await arena.lendAsync(lengths, async (weightsAt, marksAt, hintsAt) => {
        new Float32Array(arena.buffer, weightsAt, weights.length).set(weights);
        if (hints) new Float32Array(arena.buffer, hintsAt, hints.length).set(hints);
        await select(arena, threads, {
          weights: weightsAt,
          layout,
          counts,
          out: marksAt,
          hints: hints ? hintsAt : 0,
        });
        marks.set(new Uint8Array(arena.buffer, marksAt, marks.length));
        hints?.set(new Float32Array(arena.buffer, hintsAt, hints.length));
      });
      return marks;
    },
    async atomTransport(weights, layout, atoms, counts, out) {
      requireLayout(weights.length, layout, "weights");
      requireSameLength(out.length, weights.length, "the destination");
      requireGroupCounts(atoms, counts, layout);
      const tops = topCounts(counts, layout.groups);
      const values = [...atoms];
      const lengths = [4 * weights.length, weights.length, weights.length];
      await arena.lendAsync(lengths, async (weightsAt, levels, marks) => {
        new Float32Array(arena.buffer, weightsAt, weights.length).set(weights);
        new Uint8Array(arena.buffer, levels, weights.length).fill(0);
        for (const top of tops) {
          await select(arena, threads, { weights: weightsAt, layout, counts: top, out: marks, hints: 0 });
          arena.kernels.addMarks(levels, marks, weights.length);
        }
        writeAtoms(arena, values, levels, out);
      });
      return out;
    },
    dispose: () => threads.dispose(),
  } satisfies ThreadedBackend);
}

/** What `select` needs beside scratch and counts of its own. */
interface Call {
  readonly weights: number;
  readonly layout: GroupLayout;
  readonly counts: ArrayLike<number>;
  readonly out: number;
  readonly hints: number;
}

async function select(arena: Arena, threads: WasmThreads, { counts, ...call }: Call): Promise<void> {
  const scratchBytes = threads.threads * selectionScratchBytes(arena.kernels, call.layout, MARKS);
  await arena.lendAsync([4 * counts.length, scratchBytes], async (countsAt, scratch) => {
    new Int32Array(arena.buffer, countsAt, counts.length).set(counts);
    await threads.select({ ...call, counts: countsAt, output: MARKS, scratch });
  });
}
