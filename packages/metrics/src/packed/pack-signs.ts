import { DomainError, type GroupLayout, requireWords } from "@equal-bits/core";
import { asOneGroup, type Levels, requireLevels } from "../levels/levels.js";

/**
 * Packs the signs of a layer as bits, 32 a word: weight i is bit i % 32, counted from the lowest, of word ⌊i / 32⌋. +1 is 1, −1 is
 * 0, and spare bits are 0.
 *
 * A pruned weight is neither. Its bit is 0 in the signs and in the mask, where all others are 1; without a mask to say so it is refused.
 *
 * @param levels - the levels of a layer, finite, any length
 * @param out - ⌈length / 32⌉ words, all written; default a new array
 * @param mask - as many words, all written: 1 for each weight that is kept, 0 for one that is pruned. Default none
 * @returns `out`
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @throws DomainError naming the index of the first 0 where there is no mask
 * @throws ShapeError if `out` or `mask` has other than ⌈length / 32⌉ words
 */
export function packSigns(levels: Levels, out?: Uint32Array, mask?: Uint32Array): Uint32Array {
  return packSignsPerFilter(levels, asOneGroup(levels), out, mask);
}

/**
 * Packs the signs of each filter, one filter after the other whatever the layout, each in whole words: weight i of a filter is bit
 * i % 32 of its word ⌊i / 32⌋. So is what `writeBits` of `@equal-bits/ot-wasm` writes.
 *
 * @param levels - the levels of a layer, finite, length `groups * size`
 * @param layout - where the filters lie
 * @param out - `groups` × ⌈size / 32⌉ words, all written; default a new array
 * @param mask - as many words, all written: 1 for each weight that is kept, 0 for one that is pruned. Default none
 * @returns `out`
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @throws DomainError naming the index of the first 0 where there is no mask
 * @throws ShapeError if a length does not fit the layout
 */
export function packSignsPerFilter(
  levels: Levels,
  layout: GroupLayout,
  out?: Uint32Array,
  mask?: Uint32Array,
): Uint32Array {
  requireLevels(levels, layout, "levels");
  const { groups, size } = layout;
  const bits = out ?? new Uint32Array(groups * Math.ceil(size / 32));
  requireWords(bits.length, groups, size, "out");
  if (mask) requireWords(mask.length, groups, size, "mask");
  else requireNoZeros(levels);
  pack(levels, layout, bits, mask);
  return bits;
}

function requireNoZeros(levels: Levels): void {
  const index = levels.indexOf(0);
  if (index < 0) return;
  throw new DomainError(
    `levels must be above or below 0, got 0 at index ${index}; pass a mask to pack pruned weights`,
  );
}

/** Word by word, and within a block of columns the same word of each: so the lines of memory that a word takes serve all columns. */
function pack(
  levels: Levels,
  { groups, size, interleave }: GroupLayout,
  out: Uint32Array,
  mask: Uint32Array | undefined,
): void {
  const words = Math.ceil(size / 32);
  for (let block = 0; block < groups; block += interleave)
    for (let word = 0; word < words; word++) {
      const bits = Math.min(32, size - 32 * word);
      for (let column = 0; column < interleave; column++) {
        const first = block * size + 32 * word * interleave + column;
        const at = (block + column) * words + word;
        const positives = wordOf(1, levels, first, interleave, bits);
        out[at] = positives;
        if (mask) mask[at] = positives | wordOf(-1, levels, first, interleave, bits);
      }
    }
}

/** The bits of levels of one sign, the first at an index and each next one `step` behind. Without a jump, as `signOf`. */
function wordOf(sign: 1 | -1, levels: Levels, first: number, step: number, bits: number): number {
  let word = 0;
  for (let bit = 0, at = first; bit < bits; bit++, at += step) word |= Number(sign * levels[at] > 0) << bit;
  return word;
}
