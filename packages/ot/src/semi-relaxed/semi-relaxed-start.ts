import { apportion, type LogOdds } from "@equal-bits/core";
import { exactStart } from "../entropic/entropic-start.js";
import { tiesBySorting } from "../entropic/entropic-ties.js";
import { slopesBetween } from "../entropic/soft-plan.js";
import { relaxedCounts } from "./semi-relaxed-counts.js";
import type { Relaxation } from "./semi-relaxed-prior.js";

/** So many points, or more, stand for the weights: a level may want less than one weight. */
const QUANTILES = 8192;

/** What a level without points is given, for its log-odds to be finite. */
const LEAST_COUNT = 1e-7;

/**
 * Where the semi-relaxed transport without entropy cuts the weights; between two weights, where its prices cut: of weights
 * far apart, the prices alone tell where.
 *
 * @internal
 */
export function relaxedStart({ weights, masses, atoms, shares, epsilon, strength }: Relaxation): LogOdds {
  const sorted = masses === undefined ? refined(weights) : quantilesOf(weights, masses);
  const size = sorted.length;
  const prior = shares.map((share) => share * size);
  const counts = relaxedCounts({ sorted, atoms, prior, start: apportion(size, shares), strength });
  const raised = counts.map((count, level) => Math.max(count, Math.min(LEAST_COUNT, prior[level])));
  const near = raised.map((count) => count / raised.reduce((all, other) => all + other, 0));
  // As near to the shares as points can tell: then the prices are dust, and the cuts those of the exact prior.
  if (near.every((share, level) => Math.abs(share - shares[level]) * size <= 1))
    return exactStart({ weights, masses, shares, slopes: slopesBetween(atoms, epsilon) });
  const prices = near.map((share, level) => -strength * Math.log(share / shares[level]));
  const slopes = slopesBetween(atoms, epsilon);
  const aims = slopes.map((slope, j) => {
    const middle = atoms[j] / 2 + atoms[j + 1] / 2;
    return slope > 0 ? middle - (prices[j + 1] - prices[j]) / (slope * epsilon) : middle;
  });
  return exactStart({ weights, masses, shares: near, slopes, aims });
}

/** Each weight as often as it takes to make many: a level may want less than one. */
function refined(weights: Float32Array): Float32Array {
  const times = Math.ceil(QUANTILES / weights.length);
  const sorted = weights.slice().sort();
  return Float32Array.from({ length: times * sorted.length }, (_, k) => sorted[Math.floor(k / times)]);
}

function quantilesOf(weights: Float32Array, masses: Float64Array): Float32Array {
  const tieAt = tiesBySorting(weights, masses);
  return Float32Array.from({ length: QUANTILES }, (_, k) => tieAt(1 - (k + 0.5) / QUANTILES).value);
}
