import type { LevelCount } from "./inspection.js";

/** A tensor of more values holds real numbers. */
const MOST_LEVELS = 16;

/**
 * The values of a tensor that holds levels, or null where it holds real numbers.
 *
 * Levels are at most 16 values, each met twice on average at least; or no others than −1, 0 and +1.
 *
 * @param values - finite, at least one; 0 and −0 are one value
 * @returns each value with its count, lowest first
 */
export function levelsIn(values: Float32Array): LevelCount[] | null {
  const counts = new Map<number, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > MOST_LEVELS) return null;
  }
  const signs = [...counts.keys()].every((value) => value === 0 || Math.abs(value) === 1);
  if (!signs && 2 * counts.size > values.length) return null;
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => one.value - other.value);
}
