import { counterOfRuntime } from "./counter-of-runtime.js";
import { requireRows } from "./require-packed.js";

/**
 * How many packed bits are 1: of packed signs the weights at +1, of a mask those that are kept.
 *
 * Divided by the number of weights, not of bits, it is the ratio, and `binaryEntropy` of that the entropy: spare bits are 0.
 *
 * @param bits - from {@link packSigns}, or any others
 * @returns a whole number 0 … 32 × length
 */
export function onesIn(bits: Uint32Array): number {
  return counterOfRuntime().count(bits);
}

/**
 * How many packed bits of each row are 1: after {@link packSignsPerFilter} a row is a filter.
 *
 * @param bits - packed bits that fill whole rows
 * @param rowWords - words in a row, at least 1: ⌈weights of a filter / 32⌉
 * @returns one whole number 0 … 32 × `rowWords` for each row
 * @throws DomainError if `rowWords` is no whole number from 1 to 2²⁷ − 1
 * @throws ShapeError if they do not fill whole rows
 */
export function onesPerRow(bits: Uint32Array, rowWords: number): Uint32Array {
  const counts = new Uint32Array(requireRows(bits.length, rowWords));
  return counterOfRuntime().countRows(counts, bits);
}
