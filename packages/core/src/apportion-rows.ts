import { apportion, quotasOf } from "./apportion.js";
import { DomainError } from "./errors.js";
import { requireWhole } from "./require-whole.js";

/**
 * Splits every row of a layer over levels so that each row is within 1 of its shares *and* the whole layer is exact.
 *
 * Rounding each filter alone adds up: with 9 weights a filter and a ratio of ½ every filter gets 5 of +1, and the layer
 * 0.556. Here the leftover weights of the rows are dealt out in turn, so the layer's counts are those of
 * `apportion(rows * size, shares)`.
 *
 * @param rows - how many filters, a whole number ≥ 0
 * @param size - weights in each filter, a whole number ≥ 0
 * @param shares - wanted share of each level, lowest level first; each ≥ 0, sum 1
 * @returns counts, row-major [rows, levels]; each row sums to `size`, each count less than 1 away from `share * size`
 * @throws DomainError if a number is not whole or beyond 2³¹ − 1, or `shares` are not a distribution
 */
export function apportionRows(rows: number, size: number, shares: readonly number[]): Int32Array {
  requireWhole(rows, "rows");
  requireWhole(size, "size");
  requireInt32(size, rows * shares.length);
  const layer = apportion(rows * size, shares);
  const base = quotasOf(size, shares).map(Math.floor);
  const counts = new Int32Array(rows * shares.length);
  for (let row = 0; row < rows; row++) counts.set(base, row * shares.length);
  dealLeftovers(
    counts,
    rows,
    layer.map((count, level) => count - rows * base[level]),
  );
  return counts;
}

/**
 * Adds `extra[level]` single weights of each level, one row after the other and round again.
 *
 * No level has more extras than there are rows, so no row gets two of one level; and all extras together are a multiple
 * of `rows`, so every row gets equally many.
 */
function dealLeftovers(counts: Int32Array, rows: number, extra: readonly number[]): void {
  let dealt = 0;
  extra.forEach((amount, level) => {
    for (let i = 0; i < amount; i++, dealt++) counts[(dealt % rows) * extra.length + level] += 1;
  });
}

/**
 * Counts are Int32, and there must be memory for them.
 *
 * @internal
 */
export function requireInt32(size: number, entries: number): void {
  if (size > MOST) throw new DomainError(`size must be at most ${MOST}, the greatest Int32, got ${size}`);
  if (entries > MOST) throw new DomainError(`rows × levels must be at most ${MOST}, got ${entries}`);
}

const MOST = 2 ** 31 - 1;
