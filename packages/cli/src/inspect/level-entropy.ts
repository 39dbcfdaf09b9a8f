import { binaryEntropy } from "@equal-bits/metrics";
import type { FilterLayout } from "./filter-layout.js";
import type { LevelCount } from "./inspection.js";

/**
 * The entropy of the levels of each filter in bits a weight, mean over the filters: 0 … log₂ K.
 *
 * @param values - each one of the levels
 * @param levels - lowest first
 * @param layout - where the filters lie
 */
export function levelEntropy(
  values: Float32Array,
  levels: readonly LevelCount[],
  { groups, size, interleave }: FilterLayout,
): number {
  const indexOf = new Map(levels.map(({ value }, index) => [value, index]));
  const table = new Uint32Array(groups * levels.length);
  for (let block = 0, at = 0; block < groups; block += interleave)
    for (let i = 0; i < size; i++)
      for (let group = block; group < block + interleave; group++, at++)
        table[group * levels.length + (indexOf.get(values[at]) ?? 0)] += 1;
  let sum = 0;
  for (let group = 0; group < groups; group++)
    sum += entropyOf(table.subarray(group * levels.length, (group + 1) * levels.length), size);
  return sum / groups;
}

/** Asked level by level: is it this one, and if not, which of the rest? */
function entropyOf(counts: Uint32Array, size: number): number {
  let [entropy, left] = [0, size];
  for (const count of counts) {
    if (left > 0) entropy += (left / size) * binaryEntropy(count / left);
    left -= count;
  }
  return entropy;
}
