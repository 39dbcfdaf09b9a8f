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
 * The step is 2 where all are odd or all are even, as the codes of an even number of levels, else 1.
 *
 * @internal
 */
export function wholeNumbersAsBytes(numbers: Float32Array): NumbersAsBytes | null {
  if (!numbers.every((number) => Number.isInteger(number) && Math.abs(number) <= 255)) return null;
  const least = numbers.reduce((lowest, number) => Math.min(lowest, number), numbers[0] ?? -1);
  const step = numbers.every((number) => (number - least) % 2 === 0) ? 2 : 1;
  const places = Array.from(numbers, (number) => (number - least) / step);
  return places.every((place) => place <= 255)
    ? { places: Uint8Array.from(places).buffer, step, least }
    : null;
}
