/**
 * The level of each weight by its rank, by sorting: the plain oracle of all exact transport.
 *
 * Ascending order is (value, later index first), so that among equal weights the earlier one gets the higher level; −0 equals 0.
 *
 * @param weights - finite
 * @param counts - weights on each level, lowest first; they sum to `weights.length`
 * @returns the level of each weight
 */
export function levelsByRank(weights: Float32Array, counts: readonly number[]): Uint8Array {
  const ascending = [...weights.keys()].sort((a, b) => weights[a] - weights[b] || b - a);
  const levels = new Uint8Array(weights.length);
  let rank = 0;
  counts.forEach((count, level) => {
    for (let i = 0; i < count; i++) levels[ascending[rank++]] = level;
  });
  return levels;
}
