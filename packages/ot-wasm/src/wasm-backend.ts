import {
  type GroupLayout,
  type OtBackend,
  requireGroupCounts,
  requireLayout,
  requireSameLength,
  requireWords,
  type SemiDualOf,
} from "@equal-bits/core";
import { Arena } from "./arena.js";
import { requireFloat32, requireInt8, requireSelection } from "./require-outputs.js";
import { type ArraySelection, selectInArena } from "./select-in-arena.js";
import { semiDualInArena } from "./semi-dual-in-arena.js";
import { assignInArena, writeAtoms } from "./transport-in-arena.js";

/** What may be set for a selection. */
export interface SelectOptions {
  /** From {@link newHints}, one array for one matrix: what the last call on it found, kept up to date. Default none. */
  readonly hints?: Float32Array;
}

/** What may be set for levels. */
export interface LevelOptions extends SelectOptions {
  /** The value of the weights that are not selected; for an Int8Array a whole number −128 … 127. Default −1. */
  readonly low?: number;
  /** The value of the selected ones. Default 1. */
  readonly high?: number;
}

/** Exact transport by WebAssembly SIMD kernels, synchronous, with the bits of the reference. */
export interface WasmBackend extends OtBackend {
  /** Always `"wasm"`. */
  readonly name: "wasm";

  /** As in {@link OtBackend}, at once; `hints` make the next call on the same matrix faster. */
  selectTop(
    weights: Float32Array,
    layout: GroupLayout,
    counts: ArrayLike<number>,
    marks: Uint8Array,
    options?: SelectOptions,
  ): Uint8Array;

  /** As in {@link OtBackend}, at once. */
  atomTransport(
    weights: Float32Array,
    layout: GroupLayout,
    atoms: readonly number[],
    counts: Int32Array,
    out: Float32Array,
  ): Float32Array;

  /**
   * Writes one of two values for each weight: `high` for the greatest of each group, `low` for the others.
   *
   * @param weights - finite latent weights, length `groups * size`
   * @param layout - where the groups lie
   * @param counts - how many weights of each group get the high value, length `groups`; whole numbers 0 … size
   * @param out - the value of each weight; same length as `weights`
   * @param options - the values and the hints
   * @returns `out`
   * @throws DomainError, ShapeError or NonFiniteError on bad input, before anything is written
   */
  writeLevels<T extends Int8Array | Float32Array>(
    weights: Float32Array,
    layout: GroupLayout,
    counts: ArrayLike<number>,
    out: T,
    options?: LevelOptions,
  ): T;

  /**
   * Writes one bit for each weight, 1 for the greatest of each group, laid out as {@link BitOutput} says.
   *
   * @param weights - finite latent weights, length `groups * size`
   * @param layout - where the groups lie
   * @param counts - how many bits of each group are 1, length `groups`; whole numbers 0 … size
   * @param out - the bits, ⌈size / 32⌉ words for each group
   * @param options - the hints
   * @returns `out`
   * @throws DomainError, ShapeError or NonFiniteError on bad input, before anything is written
   */
  writeBits(
    weights: Float32Array,
    layout: GroupLayout,
    counts: ArrayLike<number>,
    out: Uint32Array,
    options?: SelectOptions,
  ): Uint32Array;

  /** Evaluates the entropic semi-dual; hand it to `entropicAtoms` of `@equal-bits/ot`. */
  readonly semiDual: SemiDualOf;
}

/**
 * Exact transport in WebAssembly, on a memory of its own: weights are copied in and levels out.
 *
 * The memory grows with the longest group, and is dropped after a call that took more than 64 MiB. A caller who has a memory
 * already, and wants no copies, takes {@link wasmKernels} and {@link selectInMemory}.
 *
 * @returns a frozen backend; several do not know each other
 * @throws BackendError if the runtime has no WebAssembly SIMD, or the page's policy forbids WebAssembly
 */
export function wasmBackend(): WasmBackend {
  const arena = new Arena();
  void arena.kernels; // a runtime that cannot run them says so now, not at the first call
  return Object.freeze({
    name: "wasm",
    selectTop(weights, layout, counts, marks, { hints } = {}) {
      requireSelection(weights, layout, counts, hints);
      requireSameLength(marks.length, weights.length, "the destination");
      return select(
        arena,
        { weights, layout, counts, hints, output: { kind: "bytes", low: 0, high: 1 } },
        marks,
      );
    },
    atomTransport(weights, layout, atoms, counts, out) {
      requireLayout(weights.length, layout, "weights");
      requireSameLength(out.length, weights.length, "the destination");
      requireGroupCounts(atoms, counts, layout);
      arena.lend([weights.length], (levels) => {
        assignInArena(arena, weights, layout, counts, levels);
        writeAtoms(arena, atoms, levels, out);
      });
      return out;
    },
    writeLevels(weights, layout, counts, out, { low = -1, high = 1, hints } = {}) {
      requireSelection(weights, layout, counts, hints);
      requireSameLength(out.length, weights.length, "out");
      const requireValue = out instanceof Int8Array ? requireInt8 : requireFloat32;
      requireValue(low, "low");
      requireValue(high, "high");
      const selection = { weights, layout, counts, hints };
      if (out instanceof Int8Array)
        select(arena, { ...selection, output: { kind: "bytes", low, high } }, out);
      else
        selectFloats(arena, { ...selection, output: { kind: "bytes", low: 0, high: 1 } }, [low, high], out);
      return out;
    },
    writeBits(weights, layout, counts, out, { hints } = {}) {
      requireSelection(weights, layout, counts, hints);
      requireWords(out.length, layout.groups, layout.size, "out");
      return select(arena, { weights, layout, counts, hints, output: { kind: "bits" } }, out);
    },
    semiDual: (weights, masses) => semiDualInArena(arena, weights, masses),
  } satisfies WasmBackend);
}

/** Selects in the arena, then copies the outputs to the caller's array. */
function select<T extends Uint8Array | Int8Array | Uint32Array>(
  arena: Arena,
  selection: ArraySelection,
  out: T,
): T {
  arena.lend([out.byteLength], (outputs) => {
    selectInArena(arena, selection, outputs);
    new Uint8Array(out.buffer, out.byteOffset, out.byteLength).set(
      new Uint8Array(arena.buffer, outputs, out.byteLength),
    );
  });
  return out;
}

/** Selects marks in the arena, then writes the value of each to the caller's array. */
function selectFloats(
  arena: Arena,
  selection: ArraySelection,
  values: readonly number[],
  out: Float32Array,
): void {
  arena.lend([out.length], (marks) => {
    selectInArena(arena, selection, marks);
    writeAtoms(arena, values, marks, out);
  });
}
