// One picture of each kind from any numbers, for the promises that all of them make.
import {
  entropyPicture,
  flipsPicture,
  histogramPicture,
  type PictureOptions,
  ratioPicture,
} from "@equal-bits/metrics";
import fc from "fast-check";

/** Numbers as they come: shares, ties, both zeros, subnormal and huge ones, NaN and infinities. */
export const anyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.double({ min: 0, max: 1 }),
  fc.constantFrom(0, -0, 0.5, 1, Number.NaN, Infinity, -Infinity, 5e-324, -5e-324, 1e-300),
  fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, 1e300, 1e16, 1e16 + 2, 0.1 + 0.2, 2 ** 53),
  fc.double(),
);

/** Lists of them, the empty one too. */
export const anyNumbers: fc.Arbitrary<number[]> = fc.array(anyNumber, { maxLength: 12 });

/** Two series of numbers by name. */
export interface SampleData {
  readonly names: readonly [string, string];
  readonly values: readonly [ArrayLike<number>, ArrayLike<number>];
}

/** The pictures of some data, by name. */
export const samplePictures: Readonly<
  Record<string, (data: SampleData, options?: Partial<PictureOptions>) => string>
> = {
  histogramPicture: ({ names, values: [edges, cuts] }, options) =>
    histogramPicture({
      title: names[0],
      xLabel: names[1],
      edges,
      counts: Array.from({ length: edges.length - 1 }, (_, i) => cuts[i] ?? i),
      cuts: [Array.from(cuts), [null, 0.5]],
      ...options,
    }),
  ratioPicture: ({ names, values: [first, second] }, options) =>
    ratioPicture({
      title: names[0],
      series: [
        { name: names[0], wanted: first[0] ?? 0.5, layers: [{ name: names[1], ratios: first }] },
        {
          name: names[1],
          layers: [
            { name: names[0], ratios: second },
            { name: names[1], ratios: first },
          ],
        },
      ],
      ...options,
    }),
  flipsPicture: ({ names, values: [first, second] }, options) =>
    flipsPicture({
      title: names[0],
      series: [
        { name: names[0], flips: first, steps: Array.from(first, (_, i) => second[i] ?? i) },
        { name: names[1], flips: second },
      ],
      ...options,
    }),
  entropyPicture: ({ names, values: [first, second] }, options) =>
    entropyPicture({
      title: names[0],
      series: [
        { name: names[0], layers: [{ name: names[1], entropies: first }] },
        {
          name: names[1],
          layers: [
            { name: names[0], entropies: second },
            { name: names[1], entropies: first },
          ],
        },
      ],
      ...options,
    }),
};
