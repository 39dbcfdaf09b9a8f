/**
 * How many weights of each group lie on a level or above it, for each level but the lowest: top sets are nested.
 *
 * @param counts - row-major [groups, K]
 * @param levels - K
 * @returns row-major [groups, K − 1]
 *
 * @internal
 */
export function topCounts(counts: Int32Array, levels: number): Int32Array {
  const groups = counts.length / levels;
  const tops = new Int32Array(groups * (levels - 1));
  for (let group = 0; group < groups; group++) {
    let above = 0;
    for (let level = levels - 1; level > 0; level--) {
      above += counts[group * levels + level];
      tops[group * (levels - 1) + level - 1] = above;
    }
  }
  return tops;
}
