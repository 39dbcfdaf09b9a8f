import { BackendError, DomainError, requireWhole } from "@equal-bits/core";
import { kernelCalls } from "./kernel-calls.js";
import { wasmKernels } from "./kernels.js";
import { requireInMemory } from "./require-in-memory.js";
import { selectionScratchBytes } from "./scratch.js";
import { refuseNonFinite, selectUnchecked } from "./select-in-memory.js";
import type { SelectionInMemory } from "./selection-in-memory.js";
import { WorkerPool } from "./worker-pool.js";

/** Below so many weights a selection is over before a worker has heard of it. `npm run bench -- threads` measures it. */
const FEWEST = 2 ** 19;

/** What may be set for threads. */
export interface ThreadOptions {
  /** How many workers, ≥ 1. Default: one for each core, four at most; two where their number is unknown, as in Node 20. */
  readonly threads?: number;
  /** Below so many weights the calling thread does it alone, ≥ 0. Default 524,288. */
  readonly fewest?: number;
  /**
   * Address of the worker's module, where a bundler has put it elsewhere. Default: selection-worker.js beside the module of
   * this function.
   */
  readonly workerUrl?: URL | string;
}

/** Workers that select side by side in one shared memory. Whoever starts them ends them with `dispose`. */
export interface WasmThreads {
  /** How many workers there are. */
  readonly threads: number;

  /** The memory, as it was handed to {@link startThreads}. */
  readonly memory: WebAssembly.Memory;

  /**
   * {@link selectInMemory} on all workers: rows, or blocks of columns, are divided among them. One group stays on one worker.
   *
   * @param selection - its `scratch` has room for `threads` times `selectionScratchBytes`; nothing of it may be touched until
   *   the promise is settled
   * @returns the most passes that a group took
   * @throws ShapeError or DomainError if the layout, an address, a count or a byte is out of range
   * @throws NonFiniteError naming the index of the first NaN or infinity; the outputs are then undefined
   * @throws BackendError if a worker died, or after `dispose`
   */
  select(selection: SelectionInMemory): Promise<number>;

  /** Ends the workers, then refuses calls under way. A second call changes nothing. */
  dispose(): Promise<void>;
}

/**
 * Starts workers on a shared memory, in Node or in a browser.
 *
 * @param memory - made with `shared: true`
 * @param options - how many workers, and from which module
 * @returns the threads
 * @throws BackendError if the memory is not shared: a browser shares memory only where the page is cross-origin isolated
 * @throws DomainError if `threads` or `fewest` is out of range
 */
export function startThreads(memory: WebAssembly.Memory, options: ThreadOptions = {}): WasmThreads {
  const { threads = defaultThreads(), fewest = FEWEST, workerUrl } = options;
  requireWhole(threads, "threads", 1);
  if (!(fewest >= 0)) throw new DomainError(`fewest must be a number of weights ≥ 0, got ${fewest}`);
  requireShared(memory);
  const kernels = wasmKernels(memory);
  const pool = new WorkerPool(threads, memory, workerUrl);
  return Object.freeze({
    threads,
    memory,
    async select(selection: SelectionInMemory) {
      pool.requireAlive();
      requireInMemory(kernels, selection, threads);
      const { groups, size } = selection.layout;
      const passes =
        groups * size < fewest ? selectUnchecked(kernels, selection) : await selectOn(pool, selection);
      if (passes < 0) refuseNonFinite(kernels, selection);
      return passes;
    },
    dispose: () => pool.end(),
  });

  async function selectOn(workers: WorkerPool, selection: SelectionInMemory): Promise<number> {
    const bytes = selectionScratchBytes(kernels, selection.layout, selection.output);
    const scratches = Array.from({ length: threads }, (_, k) => selection.scratch + k * bytes);
    const passes = await workers.run(kernelCalls(selection, threads), scratches);
    return passes.some((count) => count < 0) ? -1 : Math.max(0, ...passes);
  }
}

/**
 * Refuses a runtime that shares no memory between threads.
 *
 * @internal
 */
export function requireSharing(): void {
  if (typeof SharedArrayBuffer === "undefined")
    throw new BackendError(
      "memory must be shared between threads, got a page that is not cross-origin isolated; serve it with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp, or use wasmBackend()",
    );
}

function requireShared(memory: WebAssembly.Memory): void {
  requireSharing();
  if (!(memory.buffer instanceof SharedArrayBuffer))
    throw new BackendError("threads must have a shared memory, got a plain one; make it with shared: true");
}

function defaultThreads(): number {
  return Math.max(1, Math.min(4, globalThis.navigator?.hardwareConcurrency ?? 2));
}
