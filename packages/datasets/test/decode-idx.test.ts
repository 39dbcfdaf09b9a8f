import { DomainError, FormatError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeIdx, decodeIdxImages, decodeIdxLabels } from "../src/index.js";
import { encodeIdx, idxImagesOf, idxLabelsOf, imageSets } from "./encode.js";

test("for every set: decoding its files gives it back", () => {
  fc.assert(
    fc.property(imageSets(), (set) => {
      expect(decodeIdx(idxImagesOf(set), idxLabelsOf(set))).toEqual(set);
    }),
  );
});

test("for every set: a view into a longer buffer decodes the same", () => {
  fc.assert(
    fc.property(imageSets(), fc.nat(7), (set, offset) => {
      const file = idxImagesOf(set);
      const padded = new Uint8Array(file.length + offset + 3);
      padded.set(file, offset);
      expect(decodeIdxImages(padded.subarray(offset, offset + file.length)).images).toEqual(set.images);
    }),
  );
});

test("for every set and every place: a truncated file is refused", () => {
  fc.assert(
    fc.property(imageSets(), (set) => {
      const images = idxImagesOf(set);
      const labels = idxLabelsOf(set);
      for (let end = 0; end < images.length; end++)
        expect(() => decodeIdxImages(images.subarray(0, end))).toThrow(FormatError);
      for (let end = 0; end < labels.length; end++)
        expect(() => decodeIdxLabels(labels.subarray(0, end))).toThrow(FormatError);
    }),
  );
});

test("for every set: a file that is too long is refused", () => {
  fc.assert(
    fc.property(imageSets(), fc.uint8Array({ minLength: 1, maxLength: 9 }), (set, tail) => {
      expect(() => decodeIdxImages(Uint8Array.of(...idxImagesOf(set), ...tail))).toThrow(FormatError);
      expect(() => decodeIdxLabels(Uint8Array.of(...idxLabelsOf(set), ...tail))).toThrow(FormatError);
    }),
  );
});

test("for every random bytes, with or without a right magic: decoded to what they say, or refused", () => {
  const sizes = fc.array(fc.oneof(fc.nat(3), fc.nat(0xffffffff)), { minLength: 1, maxLength: 3 });
  const files = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.tuple(sizes, fc.uint8Array({ maxLength: 30 })).map(([axes, values]) => encodeIdx(axes, values)),
  );
  fc.assert(
    fc.property(files, (file) => {
      const images = decodedOrRefused(() => decodeIdxImages(file));
      if (images !== undefined) {
        expect(images.images.length).toBe(images.count * images.height * images.width);
        expect(encodeIdx([images.count, images.height, images.width], images.images)).toEqual(file);
      }
      const labels = decodedOrRefused(() => decodeIdxLabels(file));
      if (labels !== undefined) expect(encodeIdx([labels.length], labels)).toEqual(file);
    }),
    { numRuns: 3000 },
  );
});

function decodedOrRefused<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError);
    return undefined;
  }
}

test("example: two images of 1 × 2 pixels, written out by hand", () => {
  const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 10, 20, 30, 40);
  const labels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 9, 0);
  expect(decodeIdx(images, labels)).toEqual({
    images: Uint8Array.of(10, 20, 30, 40),
    labels: Uint8Array.of(9, 0),
    count: 2,
    height: 1,
    width: 2,
    channels: 1,
    classes: 10,
  });
});

test("example: a Buffer gives plain bytes, without a copy", () => {
  const file = Buffer.from(encodeIdx([1, 1, 2], [7, 8]));
  const { images } = decodeIdxImages(file);
  expect(images.constructor).toBe(Uint8Array);
  file[16] = 1;
  expect(images[0]).toBe(1);
});

test("sizes whose product is beyond any array are refused before memory is taken", () => {
  const huge = encodeIdx([0xffffffff, 0xffffffff, 0xffffffff], [1, 2, 3]);
  expect(() => decodeIdxImages(huge)).toThrow(/truncated, too long or not an idx file/);
  expect(() => decodeIdxImages(encodeIdx([0xffffffff, 28, 28], []))).toThrow(FormatError);
});

test("the message names the file, what it must be and what it is", () => {
  expect(() => decodeIdxImages(encodeIdx([3], [1, 2, 3, 4, 5, 6, 7, 8]), "a/images")).toThrow(
    "a/images must begin with 0x00000803 (unsigned bytes, 3 axes), got 0x00000801",
  );
  expect(() => decodeIdxLabels(encodeIdx([3], [1, 2]), 10, "a/labels")).toThrow(
    "a/labels must hold 3 = 3 bytes after its header, got 2",
  );
  expect(() => decodeIdxImages(encodeIdx([2, 2, 2], [1]), "a/images")).toThrow("2 × 2 × 2 = 8 bytes");
});

test("a gzipped file is refused with the remedy", () => {
  expect(() => decodeIdxLabels(Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0))).toThrow(
    /gzipped, decompress it first/,
  );
});

test("images without pixels are refused, a file without images is not", () => {
  expect(() => decodeIdxImages(encodeIdx([5, 0, 28], []))).toThrow(/at least 1 × 1 pixels, got 0 × 28/);
  expect(decodeIdxImages(encodeIdx([0, 28, 28], [])).count).toBe(0);
});

test("a label beyond the classes is refused, and accepted where there are more classes", () => {
  const labels = encodeIdx([3], [0, 10, 25]);
  expect(() => decodeIdxLabels(labels)).toThrow("must hold labels from 0 to 9, got 10 at index 1");
  expect([...decodeIdxLabels(labels, 26)]).toEqual([0, 10, 25]);
  expect(decodeIdx(encodeIdx([1, 1, 1], [0]), encodeIdx([1], [255]), { classes: 256 }).classes).toBe(256);
});

test("counts that differ are refused", () => {
  const options = { imagesFile: "i", labelsFile: "l" };
  expect(() => decodeIdx(encodeIdx([2, 1, 1], [1, 2]), encodeIdx([1], [1]), options)).toThrow(
    "l must hold one label for each of the 2 images of i, got 1",
  );
});

test("a number of classes that is no whole number 1 … 256 is refused", () => {
  for (const classes of [0, 257, 2.5, Number.NaN])
    expect(() => decodeIdxLabels(encodeIdx([0], []), classes)).toThrow(DomainError);
});
