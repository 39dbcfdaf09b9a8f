import type { BitCounter } from "./bit-counter.js";
import { popcountRoom } from "./popcount-room.js";

/** Words copied at a time: two chunks stay in a core's first cache. */
const CHUNK = 2 ** 12;
const CHUNK_BYTES = 4 * CHUNK;

/** Where what lies in the one page: a chunk of either array, a chunk of zeros that nobody writes, counts of rows. */
const [BITS, OTHERS, ZEROS, COUNTS] = [0, 1, 2, 3].map((chunk) => chunk * CHUNK_BYTES);

/**
 * Counts in WebAssembly. The arrays are copied into its memory chunk by chunk, so that memory is one page of 64 KiB however long they are.
 *
 * @returns undefined where there is no WebAssembly with SIMD
 * @internal
 */
export function wasmBitCounter(): BitCounter | undefined {
  const room = popcountRoom(4 * CHUNK_BYTES);
  if (room === undefined) return undefined;
  const { buffer, kernels } = room;
  const [bitsChunk, othersChunk, counts] = [BITS, OTHERS, COUNTS].map(
    (address) => new Uint32Array(buffer, address, CHUNK),
  );

  /** Copies the words `start` … `end` − 1 and gives the address of those that they are compared with. */
  function place(start: number, end: number, bits: Uint32Array, others: Uint32Array | undefined): number {
    bitsChunk.set(bits.subarray(start, end));
    if (others === undefined) return ZEROS;
    othersChunk.set(others.subarray(start, end));
    return OTHERS;
  }

  function count(bits: Uint32Array, others?: Uint32Array): number {
    let sum = 0;
    for (let start = 0; start < bits.length; start += CHUNK) {
      const end = Math.min(start + CHUNK, bits.length);
      sum += kernels.countDiffering(BITS, place(start, end, bits, others), end - start);
    }
    return sum;
  }

  function countRows(out: Uint32Array, bits: Uint32Array, others?: Uint32Array): Uint32Array {
    const words = bits.length / out.length;
    const step = Math.floor(CHUNK / words); // rows in a chunk
    if (step === 0) return countLongRows(out, words, bits, others);
    for (let row = 0; row < out.length; row += step) {
      const rows = Math.min(step, out.length - row);
      const address = place(row * words, (row + rows) * words, bits, others);
      kernels.countDifferingPerRow(BITS, address, rows, words, COUNTS);
      out.set(counts.subarray(0, rows), row);
    }
    return out;
  }

  function countLongRows(
    out: Uint32Array,
    words: number,
    bits: Uint32Array,
    others: Uint32Array | undefined,
  ): Uint32Array {
    for (let row = 0; row < out.length; row++) {
      const [start, end] = [row * words, (row + 1) * words];
      out[row] = count(bits.subarray(start, end), others?.subarray(start, end));
    }
    return out;
  }

  return { count, countRows };
}
