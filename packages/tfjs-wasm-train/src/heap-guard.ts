import { BackendError } from "@equal-bits/core";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { heapOf, type WasmHeap } from "./wasm-heap.js";

const MIB = 2 ** 20;

/** Room that is always left for what tfjs's own code allocates inside a kernel: packed weights and index tables. */
const RESERVE = 128 * MIB;

/** While the memory is smaller than this it can still grow by more than the reserve, and no look is needed. */
const NEARLY_FULL = 4096 * MIB - 4 * RESERVE;

/** The plain `_malloc` behind each guarded one. */
const plainMallocs = new WeakMap<WasmHeap["_malloc"], WasmHeap["_malloc"]>();

/**
 * Makes every allocation of a backend throw where the 4 GiB heap has no room.
 *
 * The stock backend does not look at the address that `_malloc` returns: with a full heap it is 0, and the new tensor is
 * written over whatever lies at the bottom of the memory. The guard throws before anything is written, and while there
 * is still a reserve for allocations that tfjs makes inside its kernels.
 *
 * @param backend - whose heap
 */
export function guardHeap(backend: BackendWasm): void {
  const heap = heapOf(backend);
  heap._free(heap._malloc(1)); // Emscripten puts the true _malloc in place of a stub, and of a guard, at the first call
  const malloc = heap._malloc;
  if (plainMallocs.has(malloc)) return;
  const guarded = (size: number): number => {
    const address = malloc(size);
    if (address !== 0 && hasReserve(heap, malloc)) return address;
    if (address !== 0) heap._free(address);
    throw new BackendError(
      `the wasm heap must have room for ${size} bytes more, got a heap of 4 GiB that is full; dispose tensors (tf.tidy), use a smaller batch, or run in several processes`,
    );
  };
  plainMallocs.set(guarded, malloc);
  heap._malloc = guarded;
}

/**
 * Takes the guard away again.
 *
 * @param backend - whose heap
 */
export function unguardHeap(backend: BackendWasm): void {
  const heap = heapOf(backend);
  heap._malloc = plainMallocs.get(heap._malloc) ?? heap._malloc;
}

function hasReserve(heap: WasmHeap, malloc: WasmHeap["_malloc"]): boolean {
  if (heap.HEAPU8.length < NEARLY_FULL) return true;
  const reserve = malloc(RESERVE);
  if (reserve !== 0) heap._free(reserve);
  return reserve !== 0;
}
