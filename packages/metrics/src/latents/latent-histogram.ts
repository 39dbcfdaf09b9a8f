import { DomainError, type GroupLayout, shown } from "@equal-bits/core";
import type { Levels } from "../levels/levels.js";
import { cutPerFilter } from "./cuts.js";

/** The latent weights of a layer in bins of one width, and where each filter is cut. */
export interface LatentHistogram {
  /** Where the bins begin and the last one ends, ascending, one more than there are bins. */
  readonly edges: Float64Array;
  /** How many latent weights lie in each bin; their sum is their number. The greatest one lies in the last bin. */
  readonly counts: Uint32Array;
  /** The least latent weight of each filter whose level is above 0; NaN where there is none. */
  readonly cuts: Float64Array;
}

/** What may be set for {@link latentHistogram}. */
export interface LatentHistogramOptions {
  /** How many bins, a whole number 1 … 65,536. Default 60. */
  readonly bins?: number;
}

/**
 * A histogram of all latent weights of a layer, from the least to the greatest, with the cut of each filter.
 *
 * Where all latent weights are equal they are in the first bin, and the bins are 1 wide, or a millionth of a huge weight.
 *
 * @param latents - the latent weights of a layer, finite, length `groups * size`
 * @param levels - what was made of them, as many
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @param options - how many bins
 * @returns a frozen record
 * @throws ShapeError if a length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 * @throws DomainError if `bins` is out of range
 */
export function latentHistogram(
  latents: Float32Array,
  levels: Levels,
  layout: GroupLayout,
  { bins = 60 }: LatentHistogramOptions = {},
): LatentHistogram {
  if (!(Number.isInteger(bins) && bins >= 1 && bins <= MOST_BINS))
    throw new DomainError(`bins must be a whole number from 1 to ${MOST_BINS}, got ${shown(bins)}`);
  const cuts = cutPerFilter(latents, levels, layout);
  let [least, greatest] = [latents[0], latents[0]];
  for (let i = 1; i < latents.length; i++) {
    least = Math.min(least, latents[i]);
    greatest = Math.max(greatest, latents[i]);
  }
  const width = (greatest - least) / bins || Math.max(1, Math.abs(least) * 2 ** -20); // 1 more than 1e38 is 1e38
  const counts = new Uint32Array(bins);
  for (let i = 0; i < latents.length; i++)
    counts[Math.min(bins - 1, Math.floor((latents[i] - least) / width))] += 1;
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => least + i * width);
  return Object.freeze({ edges, counts, cuts });
}

const MOST_BINS = 65_536;
