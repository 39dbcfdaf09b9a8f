import { DomainError } from "@equal-bits/core";
import type { Normalization } from "./batch-pixels.js";
import { type ImageSet, requireImageSet } from "./image-set.js";

/**
 * Mean and standard deviation of each channel over all pixels of a set, on the scale 0 … 1.
 *
 * The deviation is that of the population (divided by n). A constant channel has deviation 0, which
 * {@link batchPixels} refuses.
 *
 * @param set - at least one image
 * @returns the statistics, ready for {@link batchPixels}; sums are exact whole numbers, so the order of images does not matter
 * @throws DomainError if the set is empty
 * @throws ShapeError if the set's arrays do not fit its sizes
 */
export function pixelStatistics(set: ImageSet): Normalization {
  requireImageSet(set);
  if (set.count === 0) throw new DomainError("set must have at least one image, got none");
  const rows = Array.from({ length: set.channels }, (_, channel) => histogram(set, channel));
  const moments = rows.map(momentsOf);
  return { mean: moments.map(({ mean }) => mean), deviation: moments.map(({ deviation }) => deviation) };
}

/** How often each byte occurs in a channel. */
function histogram({ images, channels }: ImageSet, channel: number): Float64Array {
  const counts = new Float64Array(256);
  for (let at = channel; at < images.length; at += channels) counts[images[at]] += 1;
  return counts;
}

/** The variance is summed around the mean: the difference of mean square and squared mean would cancel. */
function momentsOf(counts: Float64Array): { mean: number; deviation: number } {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = counts.reduce((sum, count, byte) => sum + count * byte, 0) / total;
  const variance = counts.reduce((sum, count, byte) => sum + count * (byte - mean) ** 2, 0) / total;
  return { mean: mean / 255, deviation: Math.sqrt(variance) / 255 };
}
