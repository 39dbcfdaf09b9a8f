import { type GroupLayout, NonFiniteError } from "@equal-bits/core";
import type { WasmKernels } from "./kernels.js";
import { kernelArguments, type Output, outputBytes } from "./output.js";

/** Float32 of a group's hint: its cut, how far it may have moved, and whether it stood still. */
const FLOATS_PER_HINT = 3;

/** A selection whose weights and outputs lie in a WebAssembly memory. All addresses are in bytes. */
export interface SelectionInMemory {
  /** Address of `groups * size` float32, a multiple of 4. */
  readonly weights: number;
  /** Where the groups lie. */
  readonly layout: GroupLayout;
  /** Address of an int32 for each group: how many of its weights are selected, 0 … size. */
  readonly counts: number;
  /** Address of the outputs, `outputBytes` of them; a multiple of 4 for floats and bits. */
  readonly out: number;
  /** What is written. */
  readonly output: Output;
  /** Address of the hints, `hintLength(groups)` float32, kept up to date; or 0 for none. Default 0. */
  readonly hints?: number;
  /** Address of `selectionScratchBytes(kernels, layout)` bytes, a multiple of 16. */
  readonly scratch: number;
}

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
  if (passes >= 0) return passes;
  const index = kernels.firstNonFinite(selection.weights, selection.layout.groups * selection.layout.size);
  throw new NonFiniteError(`weights must be finite, got NaN or an infinity at index ${index}`);
}

/**
 * As `selectInMemory`, but −1 tells of a weight that is not finite.
 *
 * @internal
 */
export function selectUnchecked(kernels: WasmKernels, selection: SelectionInMemory): number {
  const { weights, layout, counts, out, output, hints = 0, scratch } = selection;
  const { groups, size, interleave } = layout;
  const select = interleave === 1 ? kernels.selectRows : kernels.selectColumns;
  const perCall = interleave === 1 ? groups : interleave;
  let most = 0;
  for (let first = 0; first < groups; first += perCall) {
    const passes = select(
      weights + first * size * 4,
      perCall,
      size,
      counts + first * 4,
      out + outputBytes(output, first, size),
      ...kernelArguments(output),
      hints === 0 ? 0 : hints + hintLength(first) * 4,
      scratch,
    );
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

/**
 * How many float32 the hints of so many groups take.
 *
 * Hints carry the cuts of one call to the next, which then finds unchanged or little changed weights in one pass. They
 * never change a result, whatever they hold. Fill them with NaN before the first call: {@link newHints} does.
 *
 * @param groups - how many groups
 * @returns the length
 */
export function hintLength(groups: number): number {
  return groups * FLOATS_PER_HINT;
}

/**
 * Hints for a first call.
 *
 * @param groups - how many groups the matrix has
 * @returns one array for one matrix, to be handed to every call on it
 */
export function newHints(groups: number): Float32Array {
  return new Float32Array(hintLength(groups)).fill(Number.NaN);
}
