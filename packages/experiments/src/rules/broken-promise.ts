import { levelsByCuts, type Quantizer, valuesByRule } from "@equal-bits/core";
import { exact } from "@equal-bits/quantizers";

/** Weights in a filter of ordinary layers: a rule may be for groups of some sizes only. */
const SIZES = [144, 288, 9];

/** What no rule writes, unless it has 256 levels: the levels of the group before may stand where a rule writes. */
const UNWRITTEN = 255;

/**
 * What a rule does other than it promises, on a few groups with ties: a trial, no proof.
 *
 * @param quantizer - the rule; its fields are of the right types
 * @returns a few words; null where nothing was found
 * @internal
 */
export function brokenPromise(quantizer: Quantizer): string | null {
  for (const size of SIZES) {
    const counts = quantizer.counts === undefined ? undefined : unlessThrown(() => quantizer.counts?.(size));
    if (counts === null) continue; // a rule of given counts is for groups of one size
    const layer = unlessThrown(() => quantizer.layerCounts?.(1, size)) ?? undefined;
    for (const weights of [drawn(size), drawn(size, 8)]) {
      const broken = brokenOn(quantizer, weights, layer ?? counts);
      if (broken !== null) return broken;
    }
  }
  return null;
}

function unlessThrown<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** Spread over −1 … 1, the same each time; in steps of 1/`steps` there are ties and zeros of both signs. */
function drawn(size: number, steps?: number): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => {
    const weight = Math.sin(12.9898 * (i + 1)) ** 3;
    return steps === undefined ? weight : Math.round(weight * steps) / steps;
  });
}

function brokenOn(
  quantizer: Quantizer,
  weights: Float32Array,
  counts: ArrayLike<number> | undefined,
): string | null {
  const { levels, cuts, valueRule } = quantizer;
  const size = weights.length;
  const assigned = new Uint8Array(size).fill(UNWRITTEN);
  if (quantizer.layerCounts === undefined) quantizer.assign(weights, assigned);
  else quantizer.assign(weights, assigned, counts);
  const beyond = assigned.findIndex((level) => level >= levels);
  if (beyond >= 0)
    return `whose assign leaves weight ${beyond} of ${size} on no level from 0 to ${levels - 1}; it must write the level of every weight`;
  const wrong = counts === undefined ? null : wrongCounts(weights, assigned, counts, levels);
  if (wrong !== null) return wrong;
  if (
    counts === undefined &&
    cuts !== undefined &&
    !same(assigned, levelsByCuts(cuts, weights, new Uint8Array(size)))
  )
    return "whose assign gives other levels than its cuts";
  return wrongValues(
    quantizer.values(weights, assigned),
    levels,
    valueRule && valuesByRule(valueRule, levels, weights, assigned),
  );
}

function wrongCounts(
  weights: Float32Array,
  assigned: Uint8Array,
  counts: ArrayLike<number>,
  levels: number,
): string | null {
  const promised = Array.from(counts);
  const size = weights.length;
  const isWhole = promised.every((count) => Number.isInteger(count) && count >= 0);
  if (promised.length !== levels || !isWhole || promised.reduce((sum, count) => sum + count, 0) !== size)
    return `whose counts of ${size} weights are [${promised.join(", ")}], not ${levels} whole numbers of that sum`;
  const histogram = promised.map((_, level) => assigned.filter((one) => one === level).length);
  if (!same(histogram, promised))
    return `whose assign puts [${histogram.join(", ")}] of ${size} weights on its levels where its counts promise [${promised.join(", ")}]`;
  const byRank = exact().assign(weights, { counts: promised, atoms: undefined }, new Uint8Array(size));
  return same(assigned, byRank)
    ? null
    : "whose assign does not go by rank: the greatest weights belong on the highest level, and of equal weights the earlier one on the higher";
}

function wrongValues(
  values: readonly number[],
  levels: number,
  byRule: readonly number[] | undefined,
): string | null {
  const finite = Array.from(values ?? []);
  if (
    finite.length !== levels ||
    !finite.every((value, k) => Number.isFinite(value) && !(value < finite[k - 1]))
  )
    return `whose values are [${finite.join(", ")}], not ${levels} ascending finite numbers`;
  const isSame = finite.every((value, k) => byRule === undefined || Math.abs(value - byRule[k]) <= 1e-5);
  return isSame
    ? null
    : `whose values are [${finite.join(", ")}], and by its valueRule [${byRule?.join(", ")}]`;
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  return a.length === b.length && Array.from(a).every((one, i) => one === b[i]);
}
