/**
 * The sizes of the nested top sets that make K levels of exact counts: K − 1 a group, that of the highest level first.
 *
 * @param counts - weights on each level, row-major [groups, K], lowest first
 * @returns row-major [groups, K − 1]
 *
 * @internal
 */
export function topSizesOf(counts: ArrayLike<number>, levels: number): Float32Array {
  const groups = counts.length / levels;
  const sizes = new Float32Array(groups * (levels - 1));
  for (let group = 0, at = 0; group < groups; group++) {
    let top = 0;
    for (let level = levels - 1; level > 0; level--) {
      top += counts[group * levels + level];
      sizes[at++] = top;
    }
  }
  return sizes;
}
