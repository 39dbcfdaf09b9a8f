import { DomainError, FormatError } from "@equal-bits/core";
import type { ImageSet } from "./image-set.js";

/** Grey images without labels, as an idx file of three axes holds them. */
export interface IdxImages {
  /** Pixels 0 … 255, row-major [count, height, width]. */
  readonly images: Uint8Array;
  /** How many images, ≥ 0. */
  readonly count: number;
  /** Rows of an image, ≥ 1. */
  readonly height: number;
  /** Columns of an image, ≥ 1. */
  readonly width: number;
}

/** What an idx file does not say of itself. */
export interface IdxOptions {
  /** How many classes the labels may name, 1 … 256. Default 10. */
  readonly classes?: number;
  /** What the images' file is called in error messages. Default `"idx images"`. */
  readonly imagesFile?: string;
  /** What the labels' file is called in error messages. Default `"idx labels"`. */
  readonly labelsFile?: string;
}

/**
 * One labelled set from a pair of idx files, the format of MNIST, Fashion-MNIST, KMNIST and EMNIST.
 *
 * @param images - content of the images' file, decompressed
 * @param labels - content of the labels' file, decompressed
 * @param options - number of classes and names for messages
 * @returns the set, with one channel; its arrays are views of the given bytes, not copies
 * @throws FormatError if a file is not what it claims to be or the counts differ
 * @throws DomainError if `classes` is no whole number 1 … 256
 */
export function decodeIdx(images: Uint8Array, labels: Uint8Array, options: IdxOptions = {}): ImageSet {
  const { classes = 10, imagesFile = "idx images", labelsFile = "idx labels" } = options;
  const pixels = decodeIdxImages(images, imagesFile);
  const marks = decodeIdxLabels(labels, classes, labelsFile);
  if (marks.length !== pixels.count)
    throw new FormatError(
      `${labelsFile} must hold one label for each of the ${pixels.count} images of ${imagesFile}, got ${marks.length}; the files must belong together`,
    );
  return { ...pixels, labels: marks, channels: 1, classes };
}

/**
 * The images of an idx file of unsigned bytes with three axes (`…-images-idx3-ubyte`).
 *
 * @param bytes - content of the file, decompressed: magic 0x00000803, count, height, width (big-endian), pixels
 * @param file - what the file is called in error messages
 * @returns the images, a view of `bytes`
 * @throws FormatError if the magic is wrong, the images have no pixels, or the sizes do not fit the length exactly
 * @see http://yann.lecun.com/exdb/mnist/ for the format
 */
export function decodeIdxImages(bytes: Uint8Array, file = "idx images"): IdxImages {
  const { sizes, values } = decode(bytes, 3, file);
  const [count, height, width] = sizes;
  if (height === 0 || width === 0)
    throw new FormatError(`${file} must hold images of at least 1 × 1 pixels, got ${height} × ${width}`);
  return { images: values, count, height, width };
}

/**
 * The labels of an idx file of unsigned bytes with one axis (`…-labels-idx1-ubyte`).
 *
 * @param bytes - content of the file, decompressed: magic 0x00000801, count (big-endian), labels
 * @param classes - how many classes the labels may name, 1 … 256
 * @param file - what the file is called in error messages
 * @returns the labels, each 0 … classes − 1; a view of `bytes`
 * @throws FormatError if the magic is wrong, the count does not fit the length exactly, or a label is out of range
 * @throws DomainError if `classes` is no whole number 1 … 256
 */
export function decodeIdxLabels(bytes: Uint8Array, classes = 10, file = "idx labels"): Uint8Array {
  if (!(Number.isInteger(classes) && classes >= 1 && classes <= 256))
    throw new DomainError(`classes must be a whole number from 1 to 256, got ${classes}`);
  const { values } = decode(bytes, 1, file);
  const index = values.findIndex((label) => label >= classes);
  if (index >= 0)
    throw new FormatError(
      `${file} must hold labels from 0 to ${classes - 1}, got ${values[index]} at index ${index}; if there are more classes, say so with \`classes\``,
    );
  return values;
}

function decode(bytes: Uint8Array, axes: number, file: string): { sizes: number[]; values: Uint8Array } {
  const header = 4 + 4 * axes;
  if (!(bytes.length >= header))
    throw new FormatError(`${file} must have a header of ${header} bytes, got ${bytes.length} bytes in all`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  requireMagic(view.getUint32(0), 0x0800 + axes, file);
  const sizes = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  // Up to 2⁹⁶ and then rounded, but never down to the length of an array, so the comparison is exact where it matters.
  const expected = sizes.reduce((product, size) => product * size, 1);
  if (bytes.length - header !== expected)
    throw new FormatError(
      `${file} must hold ${sizes.join(" × ")} = ${expected} bytes after its header, got ${bytes.length - header}; it is truncated, too long or not an idx file`,
    );
  // not `subarray`, which would keep a caller's Buffer a Buffer
  return { sizes, values: new Uint8Array(bytes.buffer, bytes.byteOffset + header, expected) };
}

function requireMagic(magic: number, expected: number, file: string): void {
  if (magic === expected) return;
  const gzipped = magic >>> 16 === 0x1f8b;
  throw new FormatError(
    `${file} must begin with ${hex(expected)} (unsigned bytes, ${expected & 0xff} axes), got ${hex(magic)}${gzipped ? "; it is gzipped, decompress it first" : ""}`,
  );
}

function hex(word: number): string {
  return `0x${word.toString(16).padStart(8, "0")}`;
}
