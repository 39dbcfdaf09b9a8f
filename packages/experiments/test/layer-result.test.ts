import fc from "fast-check";
import { expect, test } from "vitest";
import { layerResult } from "../src/layer-result.js";

test("for every layer: positives counts the +1 in each column of the levels", () => {
  const layers = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 9 }))
    .chain(([filters, size]) =>
      fc.record({
        filters: fc.constant(filters),
        size: fc.constant(size),
        signs: fc.array(fc.constantFrom(-1, 1), { minLength: filters * size, maxLength: filters * size }),
      }),
    );
  fc.assert(
    fc.property(layers, ({ filters, size, signs }) => {
      const levels = Float32Array.from(signs);
      const column = (filter: number): number[] => signs.filter((_, i) => i % filters === filter);
      expect(layerResult({ name: "conv", filters, size, levelCount: 2, levels, latents: levels })).toEqual({
        name: "conv",
        filters,
        size,
        positives: Array.from({ length: filters }, (_, f) => column(f).filter((sign) => sign > 0).length),
      });
    }),
  );
});

test("example: two filters of three weights, as columns", () => {
  const levels = Float32Array.from([1, -1, /**/ 1, -1, /**/ -1, 1]);
  expect(
    layerResult({ name: "dense1", filters: 2, size: 3, levelCount: 2, levels, latents: levels }).positives,
  ).toEqual([2, 1]);
});
