import { DomainError, ShapeError } from "@equal-bits/core";
import { type ImageSet, imageSize, requireImageSet, requireIndices } from "./image-set.js";

/** How pixels become floats: (pixel / 255 − mean) / deviation, for each channel. */
export interface Normalization {
  /** Mean of each channel on the scale 0 … 1, finite; length `channels`. */
  readonly mean: readonly number[];
  /** Standard deviation of each channel on the scale 0 … 1, finite and > 0; length `channels`. */
  readonly deviation: readonly number[];
}

/**
 * Gathers images into one batch of floats.
 *
 * Take the normalization from the training images ({@link pixelStatistics}) and use the same one for the test images.
 *
 * @param set - where the images come from
 * @param indices - which images, each 0 … set.count − 1, in any order, repeats allowed
 * @param out - the batch, row-major [indices.length, height, width, channels]
 * @param normalization - mean and deviation of each channel; if absent, pixels are scaled to [0, 1]
 * @returns `out`
 * @throws ShapeError if `out` or `normalization` does not fit, before anything is written
 * @throws DomainError if an index is out of range, a mean is not finite or a deviation not > 0, before anything is written
 */
export function batchPixels(
  set: ImageSet,
  indices: ArrayLike<number>,
  out: Float32Array,
  normalization?: Normalization,
): Float32Array {
  requireImageSet(set);
  requireIndices(set, indices);
  const size = imageSize(set);
  if (out.length !== indices.length * size)
    throw new ShapeError(
      `out must have indices × height × width × channels = ${indices.length} × ${set.height} × ${set.width} × ${set.channels} values, got ${out.length}`,
    );
  const table = floatTable(set.channels, normalization);
  for (let i = 0; i < indices.length; i++)
    lookUp(set, indices[i] * size, table, out.subarray(i * size, (i + 1) * size));
  return out;
}

/** Writes the floats of one image, channel by channel, so that the inner loop needs no remainder. */
function lookUp({ images, channels }: ImageSet, from: number, table: Float32Array, out: Float32Array): void {
  for (let channel = 0; channel < channels; channel++)
    for (let at = channel; at < out.length; at += channels)
      out[at] = table[channel * 256 + images[from + at]];
}

/** The float of each byte, row-major [channels, 256]: each is computed in float64 and rounded once. */
function floatTable(channels: number, normalization: Normalization | undefined): Float32Array {
  const zeros = new Array<number>(channels).fill(0);
  const { mean, deviation } = normalization ?? { mean: zeros, deviation: zeros.map(() => 1) };
  requireNormalization(mean, deviation, channels);
  return Float32Array.from({ length: channels * 256 }, (_, cell) => {
    const channel = cell >> 8;
    return ((cell & 255) / 255 - mean[channel]) / deviation[channel];
  });
}

function requireNormalization(mean: readonly number[], deviation: readonly number[], channels: number): void {
  if (mean.length !== channels || deviation.length !== channels)
    throw new ShapeError(
      `normalization must have one mean and one deviation for each of ${channels} channels, got ${mean.length} and ${deviation.length}`,
    );
  if (!mean.every(Number.isFinite)) throw new DomainError(`means must be finite, got [${mean.join(", ")}]`);
  if (!deviation.every((value) => value > 0 && value < Number.POSITIVE_INFINITY))
    throw new DomainError(
      `deviations must be finite and > 0, got [${deviation.join(", ")}]; a constant channel has none, give 1`,
    );
}
