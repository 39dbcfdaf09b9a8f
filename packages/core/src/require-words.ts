import { ShapeError } from "./errors.js";

/**
 * Refuses an array that is not filled exactly by packed bits, each group in whole words of 32.
 *
 * @param length - the array's length
 * @param groups - how many groups
 * @param size - bits in each
 * @param what - the argument's name, for the message
 * @throws ShapeError if `length` is not groups × ⌈size / 32⌉
 */
export function requireWords(length: number, groups: number, size: number, what: string): void {
  const words = groups * Math.ceil(size / 32);
  if (length !== words)
    throw new ShapeError(
      `${what} must have ⌈size / 32⌉ words for each group, ${words} for ${groups} groups of ${size}, got ${length}`,
    );
}
