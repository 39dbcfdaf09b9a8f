import { counterOfRuntime } from "./counter-of-runtime.js";
import { requireAsMany, requireRows } from "./require-packed.js";

/**
 * How many packed bits of two layers differ: of packed signs the flips, of masks the weights that were pruned or came back.
 *
 * The arrays are copied into WebAssembly chunk by chunk, which costs as much again as counting. A loop that packs every step
 * spares it with {@link packedPair}.
 *
 * @param first - from {@link packSigns}, or any others
 * @param second - as many words
 * @returns a whole number 0 … 32 × length
 * @throws ShapeError if the lengths differ
 */
export function hammingPacked(first: Uint32Array, second: Uint32Array): number {
  requireAsMany(second, first);
  return counterOfRuntime().count(first, second);
}

/**
 * How many packed bits of each row differ: after {@link packSignsPerFilter} a row is a filter.
 *
 * @param first - packed bits that fill whole rows
 * @param second - as many words
 * @param rowWords - words in a row, at least 1: ⌈weights of a filter / 32⌉
 * @returns one whole number 0 … 32 × `rowWords` for each row
 * @throws DomainError if `rowWords` is no whole number from 1 to 2²⁷ − 1
 * @throws ShapeError if the lengths differ, or they do not fill whole rows
 */
export function hammingPackedPerRow(first: Uint32Array, second: Uint32Array, rowWords: number): Uint32Array {
  requireAsMany(second, first);
  const counts = new Uint32Array(requireRows(first.length, rowWords));
  return counterOfRuntime().countRows(counts, first, second);
}
