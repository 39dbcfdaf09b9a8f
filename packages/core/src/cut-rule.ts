import { type AffinePlaces, affinePlaces } from "./affine-places.js";
import { clampToFloat32 } from "./balanced-mean.js";
import { groupStatistic } from "./group-statistic.js";

/** Where the levels of a group begin, as data: for a rule without promised counts, any device can carry it out. */
export type CutRule = AffineCuts | TanhCuts;

/**
 * Cut j lies at base + at[j] · unit, in float32, K − 1 of them; sign is one cut at `"zero"`.
 *
 * Both statistics should be such that are the same on every device.
 */
export interface AffineCuts extends AffinePlaces {
  /** Which of the two it is. */
  readonly kind: "affine";
  /** Which side a weight that lies on a cut falls to: the upper one, or that of zero. Default `"up"`. */
  readonly ties?: "up" | "inward";
}

/** Cut j lies where tanh(w) is at[j] times the greatest tanh |w| of the group: DoReFa's even grid of tanh(w). */
export interface TanhCuts {
  /** Which of the two it is. */
  readonly kind: "tanh";
  /** The K − 1 places, ascending, each between −1 and 1. */
  readonly at: readonly number[];
}

/**
 * The cuts of one group.
 *
 * @param rule - where they lie
 * @param weights - finite
 * @returns K − 1 float32 numbers, ascending
 */
export function cutsOf(rule: CutRule, weights: Float32Array): number[] {
  if (rule.kind === "tanh") {
    const most = Math.tanh(groupStatistic("greatest-magnitude", weights)) || 1; // any, where all weights are 0
    return rule.at.map((place) => clampToFloat32(Math.atanh(place * most)));
  }
  return affinePlaces(rule, weights);
}

/**
 * Gives each weight the number of cuts that lie below it.
 *
 * @param rule - where the cuts lie
 * @param weights - finite
 * @param out - the level of each weight; same length
 * @returns `out`
 */
export function levelsByCuts(rule: CutRule, weights: Float32Array, out: Uint8Array): Uint8Array {
  out.fill(0);
  const inward = rule.kind === "affine" && rule.ties === "inward";
  cutsOf(rule, weights).forEach((cut, j) => {
    const onCut = !(inward && rule.at[j] > 0);
    for (let i = 0; i < weights.length; i++) out[i] += +(weights[i] > cut || (onCut && weights[i] === cut));
  });
  return out;
}
