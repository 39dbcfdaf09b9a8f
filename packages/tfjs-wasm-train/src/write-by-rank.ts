import { type GroupLayout, NonFiniteError } from "@equal-bits/core";
import { selectInMemory, selectionScratchBytes, type WasmKernels, wasmKernels } from "@equal-bits/ot-wasm";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import type { LevelsByCount } from "./levels-by-count.js";
import { memoryOf, withScratch } from "./wasm-heap.js";

/** Latent weights in a backend's heap, and where their level values go. */
export interface HeapMatrix {
  /** Whose heap. */
  readonly backend: BackendWasm;
  /** Where the groups lie; none of them empty. */
  readonly layout: GroupLayout;
  /** Address of the weights, float32. */
  readonly weights: number;
  /** Address of as many float32. */
  readonly out: number;
}

/**
 * Writes the value of each weight's level by rank: the greatest weights get the highest level, and of equal ones the earlier.
 *
 * @param levels - how many weights of each group get which value
 * @param matrix - the weights, and where the values go
 * @returns false if a weight is NaN or infinite; `out` is then undefined
 * @throws BackendError if the heap has no room for scratch
 */
export function writeByRank(levels: LevelsByCount, matrix: HeapMatrix): boolean {
  const kernels = wasmKernels(memoryOf(matrix.backend));
  try {
    if (levels.values.length === 2) writeTwo(kernels, levels, matrix);
    else writeNested(kernels, levels, matrix);
    return true;
  } catch (error) {
    if (error instanceof NonFiniteError) return false;
    throw error;
  }
}

/** Two levels: one selection that writes their values. */
function writeTwo(kernels: WasmKernels, { counts, values }: LevelsByCount, matrix: HeapMatrix): void {
  const { backend, layout, weights, out } = matrix;
  const [low, high] = values;
  withScratch(backend, [layout.groups, searchFloats(kernels, layout)], (top, scratch) => {
    addLevel(counts, 2, 1, new Int32Array(memoryOf(backend).buffer, top, layout.groups).fill(0));
    const output = { kind: "floats", low, high } as const;
    selectInMemory(kernels, { weights, layout, counts: top, out, output, scratch });
  });
}

/** Any number of levels: a weight's level is the number of nested selections that hold it. */
function writeNested(kernels: WasmKernels, { counts, values }: LevelsByCount, matrix: HeapMatrix): void {
  const { backend, layout, weights, out } = matrix;
  const length = layout.groups * layout.size;
  const output = { kind: "bytes", low: 0, high: 1 } as const;
  const pieces = [length / 4, length / 4, values.length, layout.groups, searchFloats(kernels, layout)];
  withScratch(backend, pieces, (levels, marks, table, top, scratch) => {
    const { buffer } = memoryOf(backend);
    const counted = new Int32Array(buffer, top, layout.groups).fill(0);
    new Uint8Array(buffer, levels, length).fill(0);
    new Float32Array(buffer, table, values.length).set(values);
    for (let level = values.length - 1; level > 0; level--) {
      addLevel(counts, values.length, level, counted);
      selectInMemory(kernels, { weights, layout, counts: top, out: marks, output, scratch });
      kernels.addMarks(levels, marks, length);
    }
    kernels.writeAtoms(levels, length, table, out);
  });
}

/** Adds each group's count of one level. */
function addLevel(counts: Int32Array, levels: number, level: number, out: Int32Array): void {
  for (let group = 0, at = level; group < out.length; group++, at += levels) out[group] += counts[at];
}

/** The scratch of a selection, in float32, as `withScratch` counts. */
function searchFloats(kernels: WasmKernels, layout: GroupLayout): number {
  return selectionScratchBytes(kernels, layout) / Float32Array.BYTES_PER_ELEMENT;
}
