import { BackendError } from "@equal-bits/core";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import type { TensorInfo } from "@tensorflow/tfjs-core";

/** What of tfjs's Emscripten module these kernels touch. */
export interface WasmHeap {
  /** Takes a block from the heap; its address, or 0 where there is no room. Negative addresses lie above 2 GiB. */
  _malloc(size: number): number;
  /** Gives a block back. */
  _free(address: number): void;
  /** The whole memory; replaced when it grows. */
  readonly HEAPU8: Uint8Array;
  /** The exports of the plain builds, the memory among them. */
  readonly asm?: { readonly memory?: unknown };
  /** The memory of the threaded build. */
  readonly wasmMemory?: WebAssembly.Memory;
}

const ALIGNMENT = 16;
const BYTES_PER_FLOAT = 4;

/** The heap of a backend, typed. */
export function heapOf(backend: BackendWasm): WasmHeap {
  return backend.wasm as unknown as WasmHeap; // tfjs types it by a global of @types/emscripten that not everyone has
}

/**
 * The memory in which a backend keeps its tensors.
 *
 * @throws BackendError if it is not where 4.22 has it
 */
export function memoryOf(backend: BackendWasm): WebAssembly.Memory {
  const { asm, wasmMemory } = heapOf(backend);
  const memory = wasmMemory ?? asm?.memory;
  if (memory instanceof WebAssembly.Memory) return memory;
  throw new BackendError(
    "the wasm backend must keep its memory at wasm.asm.memory, got none; is tfjs-backend-wasm patched or minified?",
  );
}

/** Where a tensor's values lie in the backend's memory; a tensor of another backend is moved here first. */
export function addressOf(backend: BackendWasm, { dataId }: TensorInfo): number {
  return backend.dataIdMap.get(dataId).memoryOffset >>> 0; // negative above 2 GiB, as from _malloc
}

/**
 * Makes float32 tensors in the backend's memory, all or none.
 *
 * @param backend - where to
 * @param shapes - one for each tensor
 * @returns the tensors, their values undefined
 * @throws BackendError if there is no room; nothing is left behind
 */
export function makeOutputs<const S extends readonly number[][]>(
  backend: BackendWasm,
  ...shapes: S
): { [Index in keyof S]: TensorInfo } {
  const made: TensorInfo[] = [];
  try {
    for (const shape of shapes) made.push(backend.makeOutput(shape, "float32"));
  } catch (error) {
    for (const { dataId } of made) backend.disposeData(dataId);
    throw error;
  }
  return made as { [Index in keyof S]: TensorInfo }; // the loop made one for each shape
}

/**
 * Lends float32 scratch memory while a function runs.
 *
 * @param backend - whose heap
 * @param lengths - the floats of each piece
 * @param use - gets the address of each piece, aligned to 16 bytes; the values there are undefined
 * @returns what `use` returns
 * @throws BackendError if there is no room
 */
export function withScratch<T>(
  backend: BackendWasm,
  lengths: readonly number[],
  use: (...addresses: number[]) => T,
): T {
  const heap = heapOf(backend);
  const sizes = lengths.map((length) => Math.ceil((length * BYTES_PER_FLOAT) / ALIGNMENT) * ALIGNMENT);
  const block = heap._malloc(sizes.reduce((sum, size) => sum + size, ALIGNMENT)) >>> 0;
  let next = Math.ceil(block / ALIGNMENT) * ALIGNMENT;
  const addresses = sizes.map((size) => {
    const address = next;
    next += size;
    return address;
  });
  try {
    return use(...addresses);
  } finally {
    heap._free(block);
  }
}
