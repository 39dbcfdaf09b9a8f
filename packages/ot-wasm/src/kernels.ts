import { DomainError } from "@equal-bits/core";
import { kernelsForPlainMemory, kernelsForSharedMemory } from "./generated/kernel-binaries.js";
import { instantiate, type KernelBinaries } from "./instantiate.js";

/**
 * The selection kernels bound to one memory. Every argument is an address in it, a whole number, or a value; nothing is
 * allocated, nothing is checked, nothing is kept between calls: a count beyond the group may never end, an address beyond the
 * memory traps. {@link selectInMemory} is the safe way in.
 */
export interface WasmKernels {
  /**
   * Selects in each row of a row-major float32 matrix.
   *
   * @param weights - address of the matrix, at a multiple of 4
   * @param rows - how many
   * @param size - weights in a row
   * @param counts - address of `rows` int32: how many weights of each row get the high value
   * @param out - address of the outputs
   * @param kind - what is written: 0 bytes, 1 float32, 2 packed bits, each row in whole words of 32, lowest bit first
   * @param low - the value of the others: a byte, or the bits of a float32
   * @param high - the value of the selected ones
   * @param hints - address of three float32 a row, NaN before the first call, kept up to date; or 0
   * @param scratch - address of `rowScratchBytes(size)` bytes, at a multiple of 16
   * @returns the most passes over a row, at most 38; or −1 − row for the first row with a NaN or infinity
   */
  selectRows(
    weights: number,
    rows: number,
    size: number,
    counts: number,
    out: number,
    kind: number,
    low: number,
    high: number,
    hints: number,
    scratch: number,
  ): number;
  /**
   * `selectRows` for the columns `begin` … `end` − 1 of a row-major matrix [size, columns]; all addresses are those of the
   * whole matrix, scratch as `columnScratchBytes` says.
   */
  selectColumns(
    weights: number,
    columns: number,
    begin: number,
    end: number,
    size: number,
    counts: number,
    out: number,
    kind: number,
    low: number,
    high: number,
    hints: number,
    scratch: number,
  ): number;
  /** Bytes of scratch for rows of so many weights. */
  rowScratchBytes(size: number): number;
  /** Bytes of scratch for so many columns of `size` weights and outputs of a kind; more than 2³² where no memory has room. */
  columnScratchBytes(columns: number, size: number, kind: number): number;
  /** How many of `n` float32 lie above a threshold. */
  countAbove(weights: number, n: number, threshold: number): number;
  /** The index of the first of `n` float32 that is NaN or infinite, or −1. */
  firstNonFinite(weights: number, n: number): number;
  /** Adds `n` bytes of marks to `n` bytes of levels. */
  addMarks(levels: number, marks: number, n: number): void;
  /** Writes the float32 that each of `n` levels stands for. */
  writeAtoms(levels: number, n: number, atoms: number, out: number): void;
  /**
   * Evaluates the entropic semi-dual of one group.
   *
   * @param weights - address of `n` float32
   * @param n - weights
   * @param masses - address of `n` float64, or 0 where all are 1/n
   * @param levels - K
   * @param odds - address of 3 (K − 1) float64: slopes, cuts, tilts
   * @param upper - address of K − 1 float64, written
   * @param jacobian - address of (K − 1)² float64, written
   * @param scratch - address of `semiDualScratchBytes(levels)` bytes
   */
  semiDual(
    weights: number,
    n: number,
    masses: number,
    levels: number,
    odds: number,
    upper: number,
    jacobian: number,
    scratch: number,
  ): void;
  /** Bytes of scratch for K levels. */
  semiDualScratchBytes(levels: number): number;
  /** Writes the sign of `n` weights as bytes, 1 or −1, sign(0) = 1: the floor that selection is measured against. */
  writeSigns(weights: number, n: number, out: number): void;
  /** Copies bytes. */
  copyBytes(from: number, to: number, length: number): void;
}

const kernelBinaries: KernelBinaries = {
  plain: kernelsForPlainMemory,
  shared: kernelsForSharedMemory,
};

/** One instance for each memory: it owns nothing, so a dropped memory takes its instance along. */
const instances = new WeakMap<WebAssembly.Memory, WasmKernels>();

/** And the way back. */
const memories = new WeakMap<WasmKernels, WebAssembly.Memory>();

/**
 * The kernels on a memory that the caller brings, plain or shared: weights are read and levels written where they are.
 *
 * @param memory - where weights, outputs and scratch lie
 * @returns its kernels, instantiated at the first call
 * @throws BackendError if the runtime has no WebAssembly SIMD, or the page's policy forbids WebAssembly
 */
export function wasmKernels(memory: WebAssembly.Memory): WasmKernels {
  const known = instances.get(memory);
  if (known) return known;
  const kernels = instantiate(kernelBinaries, memory) as unknown as WasmKernels; // assembly/index.ts exports these
  instances.set(memory, kernels);
  memories.set(kernels, memory);
  return kernels;
}

/**
 * The memory in which kernels work.
 *
 * @throws DomainError if they are not from `wasmKernels`
 * @internal
 */
export function memoryOf(kernels: WasmKernels): WebAssembly.Memory {
  const memory = memories.get(kernels);
  if (!memory) throw new DomainError("kernels must be made by wasmKernels(memory), got others");
  return memory;
}
