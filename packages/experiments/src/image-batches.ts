import { type SeededRandom, shuffledIndices } from "@equal-bits/core";
import { batchLabels, batchPixels, type ImageSet, type Normalization } from "@equal-bits/datasets";
import { type Tensor2D, type Tensor4D, tensor2d, tensor4d } from "@tensorflow/tfjs-core";

/** One batch: images and their classes. */
export interface Batch {
  /** Normalized pixels, [size, height, width, channels]; the receiver disposes it. */
  readonly images: Tensor4D;
  /** One-hot classes, float32 [size, classes]; the receiver disposes it. */
  readonly targets: Tensor2D;
  /** The class of each image. */
  readonly labels: Uint8Array;
}

/**
 * The images of a set in batches; the last batch may be smaller.
 *
 * @param set - the images
 * @param normalization - how pixels become numbers
 * @param batchSize - images in a batch, ≥ 1
 * @param random - shuffles the images; without it they come in their own order
 * @returns each image once
 * @internal
 */
export function* imageBatches(
  set: ImageSet,
  normalization: Normalization,
  batchSize: number,
  random?: SeededRandom,
): Generator<Batch> {
  const order = random
    ? shuffledIndices(set.count, random)
    : Uint32Array.from({ length: set.count }, (_, i) => i);
  for (let start = 0; start < set.count; start += batchSize)
    yield batchOf(set, normalization, order.subarray(start, start + batchSize));
}

function batchOf(set: ImageSet, normalization: Normalization, indices: Uint32Array): Batch {
  const { height, width, channels, classes } = set;
  const pixels = new Float32Array(indices.length * height * width * channels);
  const labels = batchLabels(set, indices, new Uint8Array(indices.length));
  return {
    images: tensor4d(batchPixels(set, indices, pixels, normalization), [
      indices.length,
      height,
      width,
      channels,
    ]),
    targets: tensor2d(oneHot(labels, classes), [indices.length, classes]),
    labels,
  };
}

/** Made here because the wasm backend's own one-hot writes whole numbers into float32. */
function oneHot(labels: Uint8Array, classes: number): Float32Array {
  const rows = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => {
    rows[row * classes + label] = 1;
  });
  return rows;
}
