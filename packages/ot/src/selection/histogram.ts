import { apportion, groupCounts, requireCounts, requireLevels } from "@equal-bits/core";

/** How the weights of a group fall on the levels: whole counts, lowest level first, or shares that become counts. */
export type Histogram = readonly number[] | Shares;

/** A wanted share of each level, which core's `apportion` turns into counts. */
export interface Shares {
  /** Lowest level first; each ≥ 0, sum 1. */
  readonly shares: readonly number[];
}

/** How the weights of every group of a layer fall on the levels: counts, row-major [groups, K], or the same shares for all. */
export type LayerHistogram = Int32Array | LayerShares;

/** A wanted share of each level in every group, which core's `groupCounts` turns into counts. */
export interface LayerShares extends Shares {
  /**
   * Whether the counts of the whole layer must be exact too, which lets those of groups differ by one. Default false: all
   * groups get the same counts, and what each is rounded by adds up.
   */
  readonly exactTotal?: boolean;
}

/** @internal */
export function countsOf(histogram: Histogram, size: number): readonly number[] {
  if ("shares" in histogram) {
    requireLevels(histogram.shares.length, "shares");
    return apportion(size, histogram.shares);
  }
  requireCounts(histogram, size);
  return histogram;
}

/** @internal */
export function layerCountsOf(histogram: LayerHistogram, groups: number, size: number): Int32Array {
  if (!("shares" in histogram)) return histogram;
  const { shares, ...options } = histogram;
  return groupCounts(groups, size, shares, options);
}
