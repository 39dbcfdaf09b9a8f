import { clampToFloat32 } from "./balanced-mean.js";
import { type AssignedLevels, groupStatistic, type Statistic } from "./group-statistic.js";

/** Places on the axis of the weights: base + at[j] · unit. */
export interface AffinePlaces {
  /** Where they are counted from. */
  readonly base: Statistic;
  /** What they are counted in. */
  readonly unit: Statistic;
  /** The places, ascending. */
  readonly at: readonly number[];
}

/**
 * The places of one group, each by one float32 product and one float32 sum, as a device would do it.
 *
 * @internal
 */
export function affinePlaces(
  { base, unit, at }: AffinePlaces,
  weights: Float32Array,
  levels?: AssignedLevels,
): number[] {
  const [origin, step] = [base, unit].map((name) => Math.fround(groupStatistic(name, weights, levels)));
  return at.map((place) => clampToFloat32(origin + Math.fround(Math.fround(place) * step)));
}
