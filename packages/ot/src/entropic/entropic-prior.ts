/**
 * The shares that the levels are to have, which may give way to the tilts.
 *
 * An exact prior does not: its stiffness is 0. A prior that is only pulled towards yields to the price that the weights
 * offer, and then moves against the tilts in proportion.
 *
 * @internal
 */
export interface Prior {
  /** Writes the logarithm of each level's share at these tilts, but for a common constant; all finite. */
  logShares(tilts: Float64Array, out: Float64Array): void;
  /** By how much the log-odds between neighbouring shares fall as the tilt between them rises. */
  readonly stiffness: number;
}

/** @internal */
export function exactPrior(shares: readonly number[]): Prior {
  const logs = shares.map(Math.log);
  return { logShares: (_tilts, out) => out.set(logs), stiffness: 0 };
}

/** Takes the common constant out of the logarithms of shares, in place; gives the shares, whose sum is 1. @internal */
export function normalise(logs: Float64Array): Float64Array {
  const greatest = logs.reduce((most, log) => Math.max(most, log), -Infinity);
  const total = logs.reduce((sum, log) => sum + Math.exp(log - greatest), 0);
  const constant = greatest + Math.log(total);
  for (let level = 0; level < logs.length; level++) logs[level] -= constant;
  return logs.map(Math.exp);
}
