/**
 * Exact one-dimensional transport onto a few atoms as WebAssembly SIMD kernels: embedded, synchronous, without a file.
 *
 * @packageDocumentation
 */
export { hintLength, newHints } from "./hints.js";
export { instantiate, type KernelBinaries } from "./instantiate.js";
export { type WasmKernels, wasmKernels } from "./kernels.js";
export {
  type BitOutput,
  type ByteOutput,
  type FloatOutput,
  type Output,
  outputBytes,
} from "./output.js";
export { selectionScratchBytes } from "./scratch.js";
export { selectInMemory } from "./select-in-memory.js";
export type { SelectionInMemory } from "./selection-in-memory.js";
export { type ThreadedBackend, threadedBackend } from "./threaded-backend.js";
export { type LevelOptions, type SelectOptions, type WasmBackend, wasmBackend } from "./wasm-backend.js";
export { startThreads, type ThreadOptions, type WasmThreads } from "./wasm-threads.js";
