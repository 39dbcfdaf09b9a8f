import { DomainError, requireWhole, ShapeError } from "@equal-bits/core";

/** From here on the ones of a row would not fit into a uint32. */
const MOST_ROW_WORDS = 2 ** 27 - 1;

/** @internal */
export function requireAsMany(second: Uint32Array, first: Uint32Array): void {
  if (second.length !== first.length)
    throw new ShapeError(`second must have the ${first.length} words of first, got ${second.length}`);
}

/**
 * Refuses a number of words that is none of a row, or does not fill an array with whole rows.
 *
 * @returns how many rows there are
 * @internal
 */
export function requireRows(length: number, rowWords: number): number {
  requireWhole(rowWords, "rowWords", 1);
  if (rowWords > MOST_ROW_WORDS)
    throw new DomainError(`rowWords must be at most ${MOST_ROW_WORDS}, got ${rowWords}`);
  if (length % rowWords !== 0)
    throw new ShapeError(
      `packed bits must fill whole rows of ${rowWords} words, got ${length} words; a filter of n weights takes ⌈n / 32⌉`,
    );
  return length / rowWords;
}
