/** Whole numbers as places on an even grid: least + place · step. */
export interface NumbersAsBytes {
  /** One byte for each number. */
  readonly places: ArrayBuffer;
  /** The distance of neighbouring places, 1 or 2. */
  readonly step: number;
  /** The number at place 0. */
  readonly least: number;
}

/**
 * Numbers as one byte each, or null where they are not whole or lie too far apart.
 *
 * The step is 2 where all are odd or all are even, as the codes of an even number of levels, else 1. What reads
 * value = byte · step + least, as tfjs does, gets the very numbers back, but 0 for −0.
 *
 * @param numbers - any length
 * @returns the places, or null
 */
export function wholeNumbersAsBytes(numbers: Float32Array): NumbersAsBytes | null {
  if (!numbers.every((number) => Number.isInteger(number) && Math.abs(number) <= 255)) return null;
  const least = numbers.reduce((lowest, number) => Math.min(lowest, number), numbers[0] ?? -1);
  const step = numbers.every((number) => (number - least) % 2 === 0) ? 2 : 1;
  if (!numbers.every((number) => (number - least) / step <= 255)) return null;
  const places = Uint8Array.from(numbers, (number) => (number - least) / step);
  return { places: places.buffer, step, least };
}
