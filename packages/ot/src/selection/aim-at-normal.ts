import type { Moments } from "./moments.js";
import { upperNormalQuantile } from "./normal-quantile.js";
import type { Range } from "./range.js";

/** Standard errors on each side: it misses one time in twenty. */
const MARGIN = 2;

/**
 * Where the greatest `share` of values ends, if they are normal.
 *
 * The standard error of a normal quantile z, from the moments of `size` values, is √((1 + z²/2) / size) deviations.
 *
 * @internal
 */
export function aimAtNormal(share: number, { mean, deviation, size }: Moments): Range {
  const z = upperNormalQuantile(share);
  const middle = mean + z * deviation;
  const margin = MARGIN * deviation * Math.sqrt((1 + (z * z) / 2) / size);
  return { low: Math.fround(middle - margin), high: Math.fround(middle + margin) };
}
