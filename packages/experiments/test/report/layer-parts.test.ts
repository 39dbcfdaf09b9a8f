import fc from "fast-check";
import { expect, test } from "vitest";
import { layerParts } from "../../src/report/layer-parts.js";
import { smallComparison, smallRun } from "./small-comparison.js";

test("for every number of runs and layers: each layer is in one part, in order, and no part has too many strips", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 25 }), (runs, count) => {
      const layers = Array.from({ length: count }, (_, i) => ({
        name: `layer${i}`,
        filters: 1,
        size: 4,
        positives: [2],
      }));
      const parts = layerParts(smallComparison(...new Array(runs).fill(smallRun({ layers }))));
      expect(parts.flat()).toEqual(layers.map(({ name }) => name));
      for (const part of parts) expect(part.length === 1 || part.length * runs <= 16).toBe(true);
    }),
  );
});

test("example: three layers of eight runs are two pictures, of two layers and of one", () => {
  const layers = ["a", "b", "c"].map((name) => ({ name, filters: 1, size: 4, positives: [2] }));
  expect(layerParts(smallComparison(...new Array(8).fill(smallRun({ layers }))))).toEqual([
    ["a", "b"],
    ["c"],
  ]);
});
