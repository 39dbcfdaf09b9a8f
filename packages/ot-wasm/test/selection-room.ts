import { type GroupLayout, readGroup } from "@equal-bits/core";
import { levelsByRank } from "@equal-bits/laws";
import {
  type Output,
  outputBytes,
  selectInMemory,
  selectionScratchBytes,
  wasmKernels,
} from "@equal-bits/ot-wasm";
import { expect } from "vitest";

/** What lies in the memory beside the selection's own blocks, and where nothing has been written yet. */
const CANARY = 0xa5;

/** Canaries on both sides of each block: more than the widest store of a kernel. */
const GAP = 128;

const memories = {
  plain: new WebAssembly.Memory({ initial: 4, maximum: 65536 }),
  shared: new WebAssembly.Memory({ initial: 4, maximum: 4096, shared: true }),
};

/** A selection by plain arrays. */
export interface Asked {
  readonly weights: Float32Array;
  readonly layout: GroupLayout;
  readonly counts: ArrayLike<number>;
  readonly output: Output;
  /** Kept up to date. Default none. */
  readonly hints?: Float32Array | undefined;
}

/** Where the blocks lie. */
export interface Placing {
  /** In a shared memory. Default false. */
  readonly shared?: boolean;
  /** How many units of its own alignment each block lies behind a multiple of 16; the scratch never does. Default 0. */
  readonly shift?: number;
  /** What lies everywhere else, scratch memory included. Default 0xa5. */
  readonly canary?: number;
}

/** The outputs as bytes, and the most passes. */
export interface Selected {
  readonly out: Uint8Array;
  readonly passes: number;
}

/**
 * Selects in a memory of the test's own, and proves that nothing but outputs, hints and scratch was touched. The scratch is
 * full of canaries before, so whoever reads what it did not write reads nonsense.
 */
export function selectInRoom(
  asked: Asked,
  { shared = false, shift = 0, canary = CANARY }: Placing = {},
): Selected {
  const memory = shared ? memories.shared : memories.plain;
  const kernels = wasmKernels(memory);
  const { weights, layout, counts, output, hints } = asked;
  const length = outputBytes(output, layout.groups, layout.size);
  const unit = output.kind === "bytes" ? 1 : 4;
  const [weightsAt, countsAt, outAt, hintsAt, scratch, end] = places([
    [weights.byteLength, 4 * shift],
    [4 * layout.groups, 4 * shift],
    [length, unit * shift],
    [hints?.byteLength ?? 0, 4 * shift],
    [selectionScratchBytes(kernels, layout, output), 0],
  ]);
  if (memory.buffer.byteLength < end) memory.grow(Math.ceil((end - memory.buffer.byteLength) / 65536));
  const all = new Uint8Array(memory.buffer, 0, end).fill(canary);
  const given = new Float32Array(memory.buffer, weightsAt, weights.length);
  const wanted = new Int32Array(memory.buffer, countsAt, layout.groups);
  given.set(weights);
  wanted.set(counts);
  if (hints) new Float32Array(memory.buffer, hintsAt, hints.length).set(hints);
  try {
    const passes = selectInMemory(kernels, {
      weights: weightsAt,
      layout,
      counts: countsAt,
      out: outAt,
      output,
      ...(hints ? { hints: hintsAt } : {}),
      scratch,
    });
    return { passes, out: all.slice(outAt, outAt + length) };
  } finally {
    hints?.set(new Float32Array(memory.buffer, hintsAt, hints.length));
    const ends = [
      0,
      weightsAt + weights.byteLength,
      countsAt + 4 * layout.groups,
      outAt + length,
      hintsAt + (hints?.byteLength ?? 0),
      scratch + selectionScratchBytes(kernels, layout, output),
    ];
    [weightsAt, countsAt, outAt, hintsAt, scratch, end].forEach((next, k) => {
      const outside = all.subarray(ends[k], next).findIndex((byte) => byte !== canary);
      expect(outside, `the first byte written from ${ends[k]} to ${next}, outside of all blocks`).toBe(-1);
    });
    expectSameBytes(given, weights);
    expectSameBytes(wanted, Int32Array.from(counts));
  }
}

/** Addresses of blocks that lie a gap apart, and of the end behind the last gap. */
function places(blocks: readonly (readonly [length: number, shift: number])[]): number[] {
  let end = GAP;
  const addresses = blocks.map(([length, shift]) => {
    const address = Math.ceil(end / 16) * 16 + shift;
    end = address + length + GAP;
    return address;
  });
  return [...addresses, end];
}

/** Fails at the first difference; `toEqual` takes seconds on a million bytes. */
export function expectSameBytes(actual: ArrayBufferView, wanted: ArrayBufferView): void {
  const [got, want] = [actual, wanted].map(
    (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength),
  );
  expect(got.length, "how many bytes").toBe(want.length);
  const index = got.findIndex((byte, i) => byte !== want[i]);
  expect([index, got[index]], "the first other byte").toEqual([-1, undefined]);
}

/** The bytes of the outputs by sorting and by the documented layouts. */
export function wantedOutputs({ weights, layout, counts, output }: Asked): Uint8Array {
  const bytes = new Uint8Array(outputBytes(output, layout.groups, layout.size));
  const view = new DataView(bytes.buffer);
  const words = Math.ceil(layout.size / 32);
  for (let group = 0; group < layout.groups; group++) {
    const latent = readGroup(weights, layout, group, new Float32Array(layout.size));
    const marks = levelsByRank(latent, [layout.size - counts[group], counts[group]]);
    marks.forEach((mark, i) => {
      const at = placeOf(layout, group, i);
      if (output.kind === "floats") view.setFloat32(4 * at, mark === 1 ? output.high : output.low, true);
      else if (output.kind === "bytes") view.setUint8(at, (mark === 1 ? output.high : output.low) & 255);
      else if (mark === 1) bytes[4 * words * group + (i >> 3)] |= 1 << (i & 7); // little-endian words
    });
  }
  return bytes;
}

function placeOf({ size, interleave }: GroupLayout, group: number, i: number): number {
  return Math.floor(group / interleave) * size * interleave + (group % interleave) + i * interleave;
}
