import type { GroupLayout } from "@equal-bits/core";
import { symbolsOf } from "./level-symbols.js";
import { type Levels, requireLevels } from "./levels.js";
import { signTable } from "./sign-counts.js";

/**
 * How many weights of each filter are on each level.
 *
 * @param levels - the levels of a layer, finite, length `groups * size`
 * @param layout - where the filters lie
 * @param values - what the K levels are worth, ascending, 2 … 256. Default the signs: below 0, 0 and above 0, of any scale
 * @returns counts, row-major [groups, K], lowest level first; each row sums to `size`
 * @throws ShapeError if the length does not fit the layout
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @throws DomainError if `values` do not differ as float32, or a level is none of them
 */
export function levelCounts(levels: Levels, layout: GroupLayout, values?: readonly number[]): Uint32Array {
  if (values === undefined) return signTable(levels, layout);
  requireLevels(levels, layout, "levels");
  return symbolTable(symbolsOf(levels, values, "levels"), layout, values.length);
}

/** Memory is read once, in order, whatever the layout. */
function symbolTable(
  symbols: Uint8Array,
  { groups, size, interleave }: GroupLayout,
  width: number,
): Uint32Array {
  const table = new Uint32Array(width * groups);
  for (let block = 0, at = 0; block < groups; block += interleave)
    for (let i = 0; i < size; i++)
      for (let group = block; group < block + interleave; group++, at++)
        table[width * group + symbols[at]] += 1;
  return table;
}
