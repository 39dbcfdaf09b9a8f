import { DomainError, requireLayout, requireTopCounts } from "@equal-bits/core";
import { hintLength } from "./hints.js";
import { memoryOf, type WasmKernels } from "./kernels.js";
import { type Output, outputBytes } from "./output.js";
import { selectionScratchBytes } from "./scratch.js";
import type { SelectionInMemory } from "./selection-in-memory.js";

/**
 * Refuses a selection of which a block does not lie in the kernels' memory, or a count or a value is out of range.
 *
 * @param kernels - of the memory
 * @param selection - its weights may hold anything
 * @param workers - how many scratch memories lie one behind the other. Default 1
 * @throws ShapeError if the layout is none
 * @throws DomainError if an address, a count or a byte is out of range
 * @internal
 */
export function requireInMemory(kernels: WasmKernels, selection: SelectionInMemory, workers = 1): void {
  const { weights, layout, counts, out, output, hints = 0, scratch } = selection;
  const { groups, size } = layout;
  const { buffer } = memoryOf(kernels);
  const scratchBytes = workers * selectionScratchBytes(kernels, layout, output);
  requireLayout(groups * size, layout, "weights");
  requireBytes(output);
  requireBlock(buffer, "weights", weights, 4 * groups * size, 4);
  requireBlock(buffer, "counts", counts, 4 * groups, 4);
  requireBlock(buffer, "out", out, outputBytes(output, groups, size), output.kind === "bytes" ? 1 : 4);
  requireBlock(buffer, "hints", hints, hints === 0 ? 0 : 4 * hintLength(groups), 4);
  requireBlock(buffer, "scratch", scratch, scratchBytes, 16);
  requireTopCounts(new Int32Array(buffer, counts, groups), layout);
}

function requireBlock(
  { byteLength }: ArrayBufferLike,
  what: string,
  address: number,
  bytes: number,
  unit: number,
): void {
  const fits = Number.isInteger(address / unit) && address >= 0 && address + bytes <= byteLength;
  if (!fits)
    throw new DomainError(
      `${what} must be the address of ${bytes} bytes in a memory of ${byteLength}, a multiple of ${unit}, got ${address}`,
    );
}

function requireBytes(output: Output): void {
  if (output.kind !== "bytes") return;
  for (const value of [output.low, output.high])
    if (!(Number.isInteger(value) && value >= -128 && value <= 255))
      throw new DomainError(`a byte that is written must be a whole number from −128 to 255, got ${value}`);
}
