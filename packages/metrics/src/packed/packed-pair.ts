import { BackendError, requireWhole } from "@equal-bits/core";
import { plainBitCounter } from "./plain-bit-counter.js";
import { popcountRoom } from "./popcount-room.js";
import { requireRows } from "./require-packed.js";

/** Two arrays of packed bits that are compared where they lie. */
export interface PackedPair {
  /** The bits before; the same array at every call until {@link PackedPair.swap}. */
  readonly previous: Uint32Array;

  /** The bits now: what a step of training packs its signs into. */
  readonly current: Uint32Array;

  /** How many bits differ between the two, as `hammingPacked`, without a copy. */
  hamming(): number;

  /**
   * How many bits of each row differ, as `hammingPackedPerRow`, without a copy.
   *
   * @param rowWords - words in a row, at least 1: ⌈weights of a filter / 32⌉
   * @returns one whole number for each row
   * @throws DomainError if `rowWords` is no whole number from 1 to 2²⁷ − 1
   * @throws ShapeError if they do not fill whole rows
   */
  hammingPerRow(rowWords: number): Uint32Array;

  /** Makes the current bits the previous ones. What is current then holds older bits, for the next step to write over. */
  swap(): void;
}

/**
 * Two arrays of packed bits, all 0, in a WebAssembly memory of their own: for a training loop that packs every step.
 *
 * Where WebAssembly SIMD is missing they are plain arrays. Either way the memory goes with the pair.
 *
 * @param words - the length of each
 * @returns the pair
 * @throws DomainError if `words` is no whole number
 * @throws BackendError if the runtime has no room for them
 */
export function packedPair(words: number): PackedPair {
  requireWhole(words, "words");
  const { arrays, count, countRows } = pairInMemory(words) ?? pairOnHeap(words);
  let current = 0;
  return Object.freeze({
    get previous() {
      return arrays[1 - current];
    },
    get current() {
      return arrays[current];
    },
    hamming: count,
    hammingPerRow: (rowWords: number) => countRows(new Uint32Array(requireRows(words, rowWords)), rowWords),
    swap: () => {
      current = 1 - current;
    },
  });
}

/** Two arrays and what counts the bits in which they differ. */
interface ComparedArrays {
  readonly arrays: readonly [Uint32Array, Uint32Array];
  readonly count: () => number;
  readonly countRows: (out: Uint32Array, rowWords: number) => Uint32Array;
}

/** Words that are counted at a time: the kernel's sum is an int32. */
const MOST_WORDS = 2 ** 20;

/** Rows that are counted at a time: their counts lie in 16 KiB behind the arrays. */
const MOST_ROWS = 2 ** 12;

function pairInMemory(words: number): ComparedArrays | undefined {
  const pitch = Math.ceil(words / 16) * 64; // each array begins with a line of the cache
  const room = popcountRoom(2 * pitch + 4 * MOST_ROWS);
  if (room === undefined) return undefined;
  const { buffer, kernels } = room;
  const counts = new Uint32Array(buffer, 2 * pitch, MOST_ROWS);
  return {
    arrays: [new Uint32Array(buffer, 0, words), new Uint32Array(buffer, pitch, words)],
    count() {
      let sum = 0;
      for (let start = 0; start < words; start += MOST_WORDS) {
        const stretch = Math.min(MOST_WORDS, words - start);
        sum += kernels.countDiffering(4 * start, pitch + 4 * start, stretch);
      }
      return sum;
    },
    countRows(out, rowWords) {
      for (let row = 0; row < out.length; row += MOST_ROWS) {
        const rows = Math.min(MOST_ROWS, out.length - row);
        const start = 4 * row * rowWords;
        kernels.countDifferingPerRow(start, pitch + start, rows, rowWords, 2 * pitch);
        out.set(counts.subarray(0, rows), row);
      }
      return out;
    },
  };
}

function pairOnHeap(words: number): ComparedArrays {
  const [first, second] = [newWords(words), newWords(words)];
  return {
    arrays: [first, second],
    count: () => plainBitCounter.count(first, second),
    countRows: (out) => plainBitCounter.countRows(out, first, second),
  };
}

function newWords(words: number): Uint32Array {
  try {
    return new Uint32Array(words);
  } catch (error) {
    throw new BackendError(
      `the runtime must have room for two arrays of ${words} words, got "${error instanceof Error ? error.message : error}"`,
    );
  }
}
