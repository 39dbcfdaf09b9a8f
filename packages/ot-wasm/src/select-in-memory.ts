import { NonFiniteError } from "@equal-bits/core";
import { callKernel, kernelCalls } from "./kernel-calls.js";
import type { WasmKernels } from "./kernels.js";
import { requireInMemory } from "./require-in-memory.js";
import type { SelectionInMemory } from "./selection-in-memory.js";

/**
 * Selects the greatest weights of every group where they lie: exactly `counts` of each, among equal weights the earlier ones.
 *
 * At most 38 passes over a group, whatever the weights. That blocks do not overlap, and that nobody else needs what lies in
 * them, is the caller's to get right.
 *
 * @param kernels - of the memory in which all addresses lie
 * @param selection - weights, counts, outputs
 * @returns the most passes that a group took
 * @throws ShapeError if the layout is none
 * @throws DomainError if a block does not lie in the memory, or a count or a byte is out of range
 * @throws NonFiniteError naming the index of the first NaN or infinity; the outputs are then undefined
 */
export function selectInMemory(kernels: WasmKernels, selection: SelectionInMemory): number {
  requireInMemory(kernels, selection);
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
