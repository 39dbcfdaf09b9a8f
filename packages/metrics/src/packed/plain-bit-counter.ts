import type { BitCounter } from "./bit-counter.js";

/**
 * Counts in TypeScript: where WebAssembly is missing, and as the oracle of the counter that uses it.
 *
 * @internal
 */
export const plainBitCounter: BitCounter = {
  count: (bits, others) => countBetween(bits, others, 0, bits.length),
  countRows(out, bits, others) {
    const words = bits.length / out.length;
    for (let row = 0; row < out.length; row++)
      out[row] = countBetween(bits, others, row * words, (row + 1) * words);
    return out;
  },
};

function countBetween(
  bits: Uint32Array,
  others: Uint32Array | undefined,
  start: number,
  end: number,
): number {
  let sum = 0;
  if (others) for (let i = start; i < end; i++) sum += onesOfWord(bits[i] ^ others[i]);
  else for (let i = start; i < end; i++) sum += onesOfWord(bits[i]);
  return sum;
}

/**
 * How many of 32 bits are 1: sums of neighbouring bits, pairs, fours, and by the product of all bytes in the highest one.
 *
 * @see Warren, "Hacker's Delight" (2nd edition), section 5-1
 */
function onesOfWord(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
