import { DomainError, ShapeError } from "@equal-bits/core";

/** Labelled images of one size, as bytes: one half (training or test) of a data set. */
export interface ImageSet {
  /** Pixels 0 … 255, row-major [count, height, width, channels]: tfjs's NHWC. */
  readonly images: Uint8Array;
  /** The class of each image, 0 … classes − 1, length `count`. */
  readonly labels: Uint8Array;
  /** How many images, ≥ 0. */
  readonly count: number;
  /** Rows of an image, ≥ 1. */
  readonly height: number;
  /** Columns of an image, ≥ 1. */
  readonly width: number;
  /** Values of a pixel: 1 for grey, 3 for red, green, blue. */
  readonly channels: number;
  /** How many classes there are, whether or not each has an image; 1 … 256. */
  readonly classes: number;
}

/**
 * The first images of a set, in its order: what "limit to 1,000 images" means everywhere in Equal Bits.
 *
 * The result is a copy, so that the memory of the whole set can be freed.
 *
 * @param set - any set
 * @param count - how many images at most, a whole number ≥ 1; a greater one than `set.count` takes all
 * @returns `set` itself if all are taken, else a shorter copy
 * @throws DomainError if `count` is no whole number ≥ 1
 */
export function firstImages(set: ImageSet, count: number): ImageSet {
  if (!(Number.isSafeInteger(count) && count >= 1))
    throw new DomainError(`count of first images must be a whole number ≥ 1, got ${count}`);
  if (count >= set.count) return set;
  const images = set.images.slice(0, count * imageSize(set));
  return { ...set, images, labels: set.labels.slice(0, count), count };
}

/**
 * Bytes of one image.
 *
 * @internal
 */
export function imageSize({ height, width, channels }: ImageSet): number {
  return height * width * channels;
}

/** @internal */
export function requireImageSet(set: ImageSet): void {
  const expected = set.count * imageSize(set);
  if (set.images.length !== expected || set.labels.length !== set.count)
    throw new ShapeError(
      `set must have count × height × width × channels = ${expected} pixels and ${set.count} labels, got ${set.images.length} and ${set.labels.length}`,
    );
}

/** @internal */
export function requireIndices(set: ImageSet, indices: ArrayLike<number>): void {
  for (let i = 0; i < indices.length; i++)
    if (!(Number.isInteger(indices[i]) && indices[i] >= 0 && indices[i] < set.count))
      throw new DomainError(
        `indices must be whole numbers from 0 to ${set.count - 1} (the set has ${set.count} images), got ${indices[i]} at index ${i}`,
      );
}
