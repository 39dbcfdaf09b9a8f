import type { GroupLayout } from "@equal-bits/core";
import { type Levels, levelPlaces } from "@equal-bits/metrics";
import fc from "fast-check";

/** A layer over training: up to six samples of one layout. */
export interface History {
  readonly layout: GroupLayout;
  /** What its levels are worth; absent for signs of any scale. */
  readonly values?: readonly number[];
  readonly samples: readonly { readonly levels: Levels; readonly latents: Float32Array }[];
}

const latent = fc.oneof(
  fc.float({ min: -2, max: 2, noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, 2 ** -149, 3.4028234663852886e38),
);

const layouts = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 }))
  .map(([blocks, interleave, size]) => ({ groups: blocks * interleave, size, interleave }));

/** Layers of signs, or of the places of 2 to 5 levels. */
export const histories: fc.Arbitrary<History> = fc
  .tuple(layouts, fc.constantFrom(null, 2, 3, 4, 5))
  .chain(([layout, width]) => {
    const level =
      width === null
        ? fc.constantFrom(-1, 1, 0, -0, 0.25, -(2 ** -149))
        : fc.constantFrom(...levelPlaces(width));
    const exactly = { minLength: layout.groups * layout.size, maxLength: layout.groups * layout.size };
    const sample = fc.record({
      levels: fc.array(level, exactly).map((array) => Float32Array.from(array)),
      latents: fc.array(latent, exactly).map((array) => Float32Array.from(array)),
    });
    return fc
      .array(sample, { maxLength: 6 })
      .map((samples) => ({ layout, ...(width === null ? {} : { values: levelPlaces(width) }), samples }));
  });

/** Samples that fit no history: one weight too many, NaN. */
export const unfit: { readonly levels: Levels; readonly latents: Float32Array }[] = [
  { levels: new Int8Array(1000), latents: new Float32Array(1000).fill(Number.NaN) },
  { levels: Float32Array.of(Number.NaN), latents: Float32Array.of(Number.NaN) },
  { levels: new Int8Array(0), latents: new Float32Array(0) },
];
