import { DomainError, ShapeError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { batchPixels, type ImageSet } from "../src/index.js";
import { imageSets } from "./encode.js";

const setAndIndices = imageSets({ channels: 3, minimum: 1 }).chain((set) =>
  fc.tuple(fc.constant(set), fc.array(fc.nat(set.count - 1), { maxLength: 6 })),
);
const normalizations = fc.record({
  mean: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }),
  deviation: fc.array(fc.double({ min: 0.01, max: 5, noNaN: true }), { minLength: 3, maxLength: 3 }),
});

test("for every set and indices: each value is its byte / 255, rounded once", () => {
  fc.assert(
    fc.property(setAndIndices, ([set, indices]) => {
      const size = set.height * set.width * 3;
      const out = new Float32Array(indices.length * size);
      expect(batchPixels(set, indices, out)).toBe(out);
      const pixels = indices.flatMap((index) => [...set.images.subarray(index * size, (index + 1) * size)]);
      expect([...out]).toEqual(pixels.map((pixel) => Math.fround(pixel / 255)));
    }),
  );
});

test("for every normalization: each value is (byte / 255 − mean) / deviation of its channel", () => {
  fc.assert(
    fc.property(setAndIndices, normalizations, ([set, indices], { mean, deviation }) => {
      const size = set.height * set.width * 3;
      const out = batchPixels(set, indices, new Float32Array(indices.length * size), { mean, deviation });
      for (const [at, value] of out.entries()) {
        const byte = set.images[indices[Math.floor(at / size)] * size + (at % size)];
        expect(value).toBe(Math.fround((byte / 255 - mean[at % 3]) / deviation[at % 3]));
      }
    }),
  );
});

const tiny: ImageSet = {
  images: Uint8Array.of(0, 255, 51, 102),
  labels: Uint8Array.of(1, 0),
  count: 2,
  height: 1,
  width: 2,
  channels: 1,
  classes: 10,
};

test("example: the second image, then the first", () => {
  expect([...batchPixels(tiny, [1, 0], new Float32Array(4))]).toEqual([0.2, 0.4, 0, 1].map(Math.fround));
  const normalized = batchPixels(tiny, Uint32Array.of(0), new Float32Array(2), {
    mean: [0.5],
    deviation: [0.25],
  });
  expect([...normalized]).toEqual([-2, 2]);
});

test("an index outside the set is refused, before anything is written", () => {
  for (const index of [-1, 2, 0.5, Number.NaN]) {
    const out = new Float32Array(4).fill(7);
    expect(() => batchPixels(tiny, [0, index], out)).toThrow(DomainError);
    expect([...out]).toEqual([7, 7, 7, 7]);
  }
  expect(() => batchPixels(tiny, [0, 5], new Float32Array(4))).toThrow(
    "from 0 to 1 (the set has 2 images), got 5 at index 1",
  );
});

test("an out of the wrong length is refused", () => {
  expect(() => batchPixels(tiny, [0], new Float32Array(3))).toThrow(ShapeError);
});

test("a normalization that does not fit is refused", () => {
  const out = new Float32Array(2);
  const refused = (mean: number[], deviation: number[]) =>
    expect(() => batchPixels(tiny, [0], out, { mean, deviation }));
  refused([0, 0, 0], [1, 1, 1]).toThrow(ShapeError);
  refused([Number.NaN], [1]).toThrow(DomainError);
  for (const deviation of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    refused([0], [deviation]).toThrow(DomainError);
});

test("a set whose arrays do not fit its sizes is refused", () => {
  expect(() => batchPixels({ ...tiny, width: 3 }, [0], new Float32Array(3))).toThrow(ShapeError);
  expect(() => batchPixels({ ...tiny, labels: new Uint8Array(1) }, [0], new Float32Array(2))).toThrow(
    ShapeError,
  );
});
