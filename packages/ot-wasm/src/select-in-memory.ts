import { type GroupLayout, NonFiniteError } from "@equal-bits/core";
import { callKernel, kernelCalls } from "./kernel-calls.js";
import type { WasmKernels } from "./kernels.js";
import type { SelectionInMemory } from "./selection-in-memory.js";

/**
 * Selects the greatest weights of every group where they lie: exactly `counts` of each, among equal weights the earlier ones.
 *
 * At most 38 passes over a group, whatever the weights. Counts and addresses are the caller's to get right; only the weights
 * are looked at.
 *
 * @param kernels - of the memory in which all addresses lie
 * @param selection - weights, counts, outputs
 * @returns the most passes that a group took
 * @throws NonFiniteError naming the index of the first NaN or infinity; the outputs are then undefined
 */
export function selectInMemory(kernels: WasmKernels, selection: SelectionInMemory): number {
  const passes = selectUnchecked(kernels, selection);
  if (passes < 0) refuseNonFinite(kernels, selection);
  return passes;
}

/** @internal */
export function refuseNonFinite(kernels: WasmKernels, { weights, layout }: SelectionInMemory): never {
  const index = kernels.firstNonFinite(weights, layout.groups * layout.size);
  throw new NonFiniteError(`weights must be finite, got NaN or an infinity at index ${index}`);
}

/**
 * As `selectInMemory`, but −1 tells of a weight that is not finite.
 *
 * @internal
 */
export function selectUnchecked(kernels: WasmKernels, selection: SelectionInMemory): number {
  let most = 0;
  for (const [name, args] of kernelCalls(selection, 1)) {
    const passes = callKernel(kernels, name, args(selection.scratch));
    if (passes < 0) return -1;
    most = Math.max(most, passes);
  }
  return most;
}

/**
 * Bytes of scratch for a selection.
 *
 * @param kernels - of any memory
 * @param layout - where the groups lie
 * @returns the bytes, a multiple of 16
 */
export function selectionScratchBytes(kernels: WasmKernels, { size, interleave }: GroupLayout): number {
  const bytes = interleave === 1 ? kernels.rowScratchBytes(size) : kernels.columnScratchBytes(size);
  return Math.ceil((bytes >>> 0) / 16) * 16;
}
