import { DomainError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { batchPixels, pixelStatistics } from "../src/index.js";
import { imageSets } from "./encode.js";

test("for every set: mean and deviation as a plain sum over the pixels gives them", () => {
  fc.assert(
    fc.property(imageSets({ channels: 3, minimum: 1 }), (set) => {
      const { mean, deviation } = pixelStatistics(set);
      for (const channel of [0, 1, 2]) {
        const values = [...set.images].filter((_, at) => at % 3 === channel).map((byte) => byte / 255);
        const average = values.reduce((sum, value) => sum + value, 0) / values.length;
        const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length;
        expect(mean[channel]).toBeCloseTo(average, 12);
        expect(deviation[channel]).toBeCloseTo(Math.sqrt(variance), 12);
      }
    }),
  );
});

test("for every set with some contrast: normalized by its own statistics it has mean 0 and deviation 1", () => {
  fc.assert(
    fc.property(imageSets({ minimum: 1 }), (set) => {
      const statistics = pixelStatistics(set);
      fc.pre(statistics.deviation[0] > 0);
      const indices = [...set.labels.keys()];
      const batch = batchPixels(set, indices, new Float32Array(set.images.length), statistics);
      const mean = batch.reduce((sum, value) => sum + value, 0) / batch.length;
      const variance = batch.reduce((sum, value) => sum + (value - mean) ** 2, 0) / batch.length;
      expect(mean).toBeCloseTo(0, 4);
      expect(variance).toBeCloseTo(1, 4);
    }),
  );
});

test("example: pixels 0 and 255 have mean ½ and deviation ½; a constant channel has deviation exactly 0", () => {
  const set = { labels: new Uint8Array(1), count: 1, height: 1, width: 2, channels: 1, classes: 10 };
  expect(pixelStatistics({ ...set, images: Uint8Array.of(0, 255) })).toEqual({
    mean: [0.5],
    deviation: [0.5],
  });
  expect(pixelStatistics({ ...set, images: Uint8Array.of(77, 77) }).deviation).toEqual([0]);
});

test("an empty set is refused", () => {
  const [set] = fc.sample(imageSets(), 1);
  const empty = { ...set, count: 0, images: new Uint8Array(0), labels: new Uint8Array(0) };
  expect(() => pixelStatistics(empty)).toThrow(DomainError);
});
