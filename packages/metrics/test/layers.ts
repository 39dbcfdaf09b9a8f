import type { GroupLayout } from "@equal-bits/core";
import type { Levels } from "@equal-bits/metrics";
import fc from "fast-check";

/** Levels with the layout of their filters. */
export interface Layer {
  readonly levels: Levels;
  readonly layout: GroupLayout;
}

/** Numbers of both signs and both zeros, from subnormal to huge. */
const values = fc.oneof(
  fc.constantFrom(1, -1, 0, -0),
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(2 ** -149, -(2 ** -149), 3.4028234663852886e38, -3.4028234663852886e38),
);

/** Filters as rows, as columns and as blocks of columns; `least` is the smallest number of filters and of weights. */
function layouts(least = 0): fc.Arbitrary<GroupLayout> {
  return fc
    .tuple(
      fc.integer({ min: least, max: 4 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: least, max: 9 }),
    )
    .map(([blocks, interleave, size]) => ({ groups: blocks * interleave, size, interleave }));
}

/** Layers of float32 or Int8 levels, with zeros. */
export function layers(least = 0): fc.Arbitrary<Layer> {
  return layouts(least).chain((layout) => levelsOf(layout).map((levels) => ({ levels, layout })));
}

/** Two layers of one layout. */
export function layerPairs(
  least = 0,
): fc.Arbitrary<{ previous: Levels; current: Levels; layout: GroupLayout }> {
  return layouts(least).chain((layout) =>
    fc
      .tuple(levelsOf(layout), levelsOf(layout))
      .map(([previous, current]) => ({ previous, current, layout })),
  );
}

function levelsOf({ groups, size }: GroupLayout): fc.Arbitrary<Levels> {
  const exactly = { minLength: groups * size, maxLength: groups * size };
  return fc.oneof(
    fc.array(values, exactly).map((array) => Float32Array.from(array)),
    fc.array(fc.constantFrom(-1, 0, 1), exactly).map((array) => Int8Array.from(array)),
  );
}

/** The levels of each filter, one by one: the oracle of every count. */
export function filtersOf(levels: Levels, { groups, size, interleave }: GroupLayout): number[][] {
  return Array.from({ length: groups }, (_, group) => {
    const first = Math.floor(group / interleave) * size * interleave + (group % interleave);
    return Array.from({ length: size }, (_, i) => levels[first + i * interleave]);
  });
}

/** Latent weights with levels and the layout of both. */
export interface QuantizedLayer {
  readonly latents: Float32Array;
  readonly levels: Levels;
  readonly layout: GroupLayout;
}

/** Latent weights with ties, subnormals and huge values, and any levels beside them: whatever a rule may have made. */
export function quantizedLayers(least = 1): fc.Arbitrary<QuantizedLayer> {
  return layouts(least).chain((layout) =>
    fc.record({ latents: latentsOf(layout), levels: levelsOf(layout), layout: fc.constant(layout) }),
  );
}

function latentsOf({ groups, size }: GroupLayout): fc.Arbitrary<Float32Array> {
  const exactly = { minLength: groups * size, maxLength: groups * size };
  return fc
    .array(fc.oneof(values, fc.constantFrom(0.25, -0.25, 0.5)), exactly)
    .map((array) => Float32Array.from(array));
}
