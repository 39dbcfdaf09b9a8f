import type { Quantizer } from "@equal-bits/core";

/** Weights in a filter of ordinary layers, the last one the largest. */
const SIZES = [144, 288, 576, 4608];

/**
 * The share of +1 that a quantizer of two levels promises: the shortest decimal that its counts of ordinary filters are nearest to.
 *
 * @returns a share 0 … 1; null where it promises none, counts for some sizes only, or different shares at different sizes
 * @internal
 */
export function promisedRatio(quantizer: Quantizer): number | null {
  if (quantizer.levels !== 2 || quantizer.counts === undefined) return null;
  try {
    const positives = SIZES.map((size) => quantizer.counts?.(size)[1] ?? 0);
    const least = Math.max(...SIZES.map((size, i) => (positives[i] - HALF) / size));
    const greatest = Math.min(...SIZES.map((size, i) => (positives[i] + HALF) / size));
    return shortestBetween(least, greatest);
  } catch {
    return null; // a rule of given counts is for groups of one size
  }
}

function shortestBetween(least: number, greatest: number): number | null {
  const middle = Math.min(1, Math.max(0, (least + greatest) / 2));
  for (let digits = 0; digits <= DIGITS; digits++) {
    const share = Number(middle.toFixed(digits));
    if (share >= least && share <= greatest) return share;
  }
  return null;
}

/** How far the nearest whole number may be, and what floating point adds to that. */
const HALF = 0.5 + 1e-9;

/** Enough for an interval of 1 / 4608 / 100. */
const DIGITS = 6;
