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

/** Shares that sum to 1 from their logarithms. @internal */
export function sharesOf(logs: Float64Array): Float64Array {
  const greatest = logs.reduce((most, log) => Math.max(most, log), -Infinity);
  const shares = logs.map((log) => Math.exp(log - greatest));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
