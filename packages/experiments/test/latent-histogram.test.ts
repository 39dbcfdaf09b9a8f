import fc from "fast-check";
import { expect, test } from "vitest";
import type { BinaryWeights } from "../src/binary-layers.js";
import { latentHistogram } from "../src/latent-histogram.js";

const latents = fc.float({ noNaN: true, noDefaultInfinity: true });
const ties = fc.constantFrom(-1, -0, 0, 0.25, 2 ** -149, -(2 ** -149), 3e38, -3e38);

/** Any small layer: levels are any signs, so the greatest latents need not be +1. */
const layers: fc.Arbitrary<BinaryWeights> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 }))
  .chain(([filters, size]) => {
    const length = { minLength: filters * size, maxLength: filters * size };
    return fc.record({
      name: fc.constant("conv"),
      filters: fc.constant(filters),
      size: fc.constant(size),
      levelCount: fc.constant(2),
      levels: fc.array(fc.constantFrom(-1, 1), length).map((values) => Float32Array.from(values)),
      latents: fc.array(fc.oneof(latents, ties), length).map((values) => Float32Array.from(values)),
    });
  });

test("for every layer: each latent weight is counted once, in a bin whose edges enclose it", () => {
  fc.assert(
    fc.property(layers, (layer) => {
      const { edges, counts } = latentHistogram(layer);
      expect(edges.length).toBe(counts.length + 1);
      expect(counts.reduce((a, b) => a + b)).toBe(layer.latents.length);
      const slack = 1e-12 * Math.max(...edges.map(Math.abs)); // edges are rounded
      let below = 0;
      for (const [bin, count] of counts.entries()) {
        expect(edges[bin + 1]).toBeGreaterThanOrEqual(edges[bin]);
        below += count;
        const most = layer.latents.filter((latent) => latent <= edges[bin + 1] + slack).length;
        const least = layer.latents.filter((latent) => latent < edges[bin + 1] - slack).length;
        expect(below).toBeLessThanOrEqual(most);
        expect(below).toBeGreaterThanOrEqual(least);
      }
    }),
  );
});

test("for every filter of two levels: the cut is its least latent weight that became +1, null where none did", () => {
  fc.assert(
    fc.property(layers, (layer) => {
      const {
        cuts: [cuts],
      } = latentHistogram(layer);
      expect(cuts.length).toBe(layer.filters);
      for (const [filter, cut] of cuts.entries()) {
        const taken = layer.latents.filter((_, i) => i % layer.filters === filter && layer.levels[i] > 0);
        expect(cut === null ? [] : [cut + 0]).toEqual(
          [...taken.sort()].slice(0, 1).map((value) => value + 0),
        );
      }
    }),
  );
});

test("example: 0 … 60 in steps of 1 fill each bin once, the last one twice", () => {
  const values = Float32Array.from({ length: 61 }, (_, i) => i);
  const levels = values.map((value) => (value < 40 ? -1 : 1));
  const histogram = latentHistogram({
    name: "conv2",
    filters: 1,
    size: 61,
    levelCount: 2,
    levels,
    latents: values,
  });
  expect(histogram).toEqual({
    layer: "conv2",
    edges: Array.from({ length: 61 }, (_, i) => i),
    counts: [...new Array(59).fill(1), 2],
    cuts: [[40]],
  });
});

test("example: three levels have two cuts a filter, and one that no weight lies above is null", () => {
  const { cuts } = latentHistogram({
    name: "c",
    filters: 2,
    size: 3,
    levelCount: 3,
    levels: Float32Array.of(-2, -2, 0, 0, 2, 0),
    latents: Float32Array.of(-5, -6, 1, 2, 7, 3),
  });
  expect(cuts).toEqual([
    [1, 2],
    [7, null],
  ]);
});

test("example: a constant layer is in the first bin", () => {
  const values = new Float32Array(4).fill(-7);
  const { edges, counts } = latentHistogram({
    name: "c",
    filters: 2,
    size: 2,
    levelCount: 2,
    levels: values,
    latents: values,
  });
  expect(counts).toEqual([4, ...new Array(59).fill(0)]);
  expect([edges[0], edges[1], edges[60]]).toEqual([-7, -6, 53]);
});
