import { FormatError } from "@equal-bits/core";

/**
 * The whole number that a frozen layer keeps for level k of K: −1 and +1, or −1, 0 and +1, or −3, −1, +1 and +3.
 *
 * Symmetric about 0, so that the codes of two and of three levels are the levels themselves.
 *
 * @internal
 */
export function codeOf(level: number, levels: number): number {
  return levels % 2 === 0 ? 2 * level - (levels - 1) : level - (levels - 1) / 2;
}

/**
 * The level of a code.
 *
 * @internal
 */
export function levelOf(code: number, levels: number): number {
  return levels % 2 === 0 ? (code + levels - 1) / 2 : code + (levels - 1) / 2;
}

/**
 * Refuses numbers that are no codes of so many levels, as a file may hold.
 *
 * @throws FormatError naming the index of the first
 * @internal
 */
export function requireCodes(codes: Float32Array, levels: number): void {
  const index = codes.findIndex((code) => {
    const level = levelOf(code, levels);
    return !(Number.isInteger(level) && level >= 0 && level < levels);
  });
  if (index >= 0)
    throw new FormatError(
      `the codes of a frozen layer must be those of ${levels} levels, from ${codeOf(0, levels)} to ${codeOf(levels - 1, levels)}, got ${codes[index]} at index ${index}; load the file that was saved`,
    );
}
