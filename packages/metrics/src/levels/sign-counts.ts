import type { GroupLayout } from "@equal-bits/core";
import { asOneGroup, type Levels, requireLevels, signOf } from "./levels.js";

/** How many weights there are of each sign. */
export interface SignCounts {
  /** Levels below 0: the weights at −1. */
  readonly negatives: number;
  /** Levels equal to 0 or −0: the pruned weights. */
  readonly zeros: number;
  /** Levels above 0: the weights at +1. */
  readonly positives: number;
}

/**
 * How many weights of a layer are −1, pruned and +1.
 *
 * @param levels - the levels of a layer, finite, any length
 * @returns a frozen record of whole numbers that sum to the length
 * @throws NonFiniteError naming the index of the first NaN or infinity
 */
export function countSigns(levels: Levels): SignCounts {
  const [negatives, zeros, positives] = signTable(levels, asOneGroup(levels));
  return Object.freeze({ negatives, zeros, positives });
}

/**
 * How many weights of each filter are +1.
 *
 * @param levels - the levels of a layer, finite, length `groups * size`
 * @param layout - where the filters lie
 * @returns one whole number 0 … `size` for each filter
 * @throws ShapeError if the length does not fit the layout
 * @throws NonFiniteError naming the index of the first NaN or infinity
 */
export function positivesPerFilter(levels: Levels, layout: GroupLayout): Uint32Array {
  return columnOf(signTable(levels, layout), 2);
}

/**
 * How many weights of each filter are pruned, that is 0 or −0.
 *
 * @param levels - the levels of a layer, finite, length `groups * size`
 * @param layout - where the filters lie
 * @returns one whole number 0 … `size` for each filter
 * @throws ShapeError if the length does not fit the layout
 * @throws NonFiniteError naming the index of the first NaN or infinity
 */
export function zerosPerFilter(levels: Levels, layout: GroupLayout): Uint32Array {
  return columnOf(signTable(levels, layout), 1);
}

/**
 * Counts of −1, 0 and +1 for each filter, row-major [groups, 3].
 *
 * Memory is read once, in order, whatever the layout.
 *
 * @internal
 */
export function signTable(levels: Levels, layout: GroupLayout): Uint32Array {
  requireLevels(levels, layout, "levels");
  const { groups, size, interleave } = layout;
  const table = new Uint32Array(3 * groups);
  for (let block = 0, at = 0; block < groups; block += interleave)
    for (let i = 0; i < size; i++)
      for (let group = block; group < block + interleave; group++, at++)
        table[3 * group + 1 + signOf(levels[at])] += 1;
  return table;
}

function columnOf(table: Uint32Array, column: number): Uint32Array {
  return Uint32Array.from({ length: table.length / 3 }, (_, group) => table[3 * group + column]);
}
