/**
 * Readers of image sets: idx and CIFAR-10 binary files as bytes in, images and labels out. Runs anywhere; the loaders
 * that read folders and download are in `@equal-bits/datasets/node`.
 *
 * @packageDocumentation
 */
export { batchLabels } from "./batch-labels.js";
export { batchPixels, type Normalization } from "./batch-pixels.js";
export { decodeCifar10 } from "./decode-cifar10.js";
export {
  decodeIdx,
  decodeIdxImages,
  decodeIdxLabels,
  type IdxImages,
  type IdxOptions,
} from "./decode-idx.js";
export { firstImages, type ImageSet } from "./image-set.js";
export { pixelStatistics } from "./pixel-statistics.js";
