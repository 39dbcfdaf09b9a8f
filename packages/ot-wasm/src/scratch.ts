import type { GroupLayout } from "@equal-bits/core";
import type { WasmKernels } from "./kernels.js";
import { kernelArguments, type Output } from "./output.js";

/** None needs more scratch. */
const ANY: Output = { kind: "floats", low: 0, high: 1 };

/**
 * Bytes of scratch for a selection: for rows a few thousand, and of rows beyond 262,144 weights about a third of a byte a
 * weight; for columns 8 to 9 bytes for each weight of one column, and where sixteen or more are read together 64 more.
 *
 * @param kernels - of any memory
 * @param layout - where the groups lie
 * @param output - what is written: packed bits need less. Default any
 * @returns the bytes, a multiple of 16; more than a memory of 4 GiB holds where the groups are too long for one
 */
export function selectionScratchBytes(
  kernels: WasmKernels,
  { size, interleave }: GroupLayout,
  output: Output = ANY,
): number {
  const [kind] = kernelArguments(output);
  const bytes =
    interleave === 1 ? kernels.rowScratchBytes(size) : kernels.columnScratchBytes(interleave, size, kind);
  return Math.ceil(bytes / 16) * 16;
}
