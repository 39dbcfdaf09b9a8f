import type { GroupLayout } from "@equal-bits/core";
import {
  type PriorDistanceOptions,
  priorDistancePerFilter,
  requirePrior,
} from "../latents/prior-distance.js";
import { meanOf } from "../levels/mean-of.js";
import type { Collector, LatentsSample } from "./collector.js";
import { fixedLayout, LAYOUT_FIELDS } from "./fixed-settings.js";
import { noRange, RANGE_FIELDS, type RangeState, type RangeSummary, rangeIn } from "./range.js";
import { collectorOf } from "./statistic-collector.js";
import { fromSettings, layoutIn, numbersIn, storedFields, wholeIn } from "./stored-fields.js";

const NAME = "prior-distance";

/**
 * Follows the mean over the filters of the Wasserstein distance between their latent weights and the prior.
 *
 * Each sample is sorted, which takes longer than the other collectors.
 *
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @param atoms - the K level values, finite as float32 and ascending
 * @param counts - weights on each atom, lowest first: K of them for every filter, or row-major [groups, K]
 * @param options - the order of the distance
 * @returns a collector that has seen nothing
 * @throws ShapeError if the layout has no weight, or the counts do not fit it
 * @throws DomainError if the atoms, a count or p is out of range
 * @throws MassMismatchError if the counts of a filter do not sum to `size`
 */
export function priorDistanceCollector(
  layout: GroupLayout,
  atoms: readonly number[],
  counts: ArrayLike<number>,
  { p = 1 }: PriorDistanceOptions = {},
): Collector<LatentsSample, RangeSummary> {
  return made({ layout, atoms, counts, p }, noRange);
}

/**
 * A collector as it was stored.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by `priorDistanceCollector`
 */
export function priorDistanceCollectorFrom(json: unknown): Collector<LatentsSample, RangeSummary> {
  const { settings, state } = storedFields(
    json,
    NAME,
    [...LAYOUT_FIELDS, "atoms", "counts", "p"],
    RANGE_FIELDS,
  );
  const prior: Prior = {
    layout: layoutIn(settings),
    atoms: numbersIn(settings.atoms, "atoms"),
    counts: numbersIn(settings.counts, "counts"),
    p: wholeIn(settings.p, "p", 2, 1) === 1 ? 1 : 2,
  };
  const range = rangeIn(state);
  return fromSettings(NAME, () => made(prior, range));
}

interface Prior {
  readonly layout: GroupLayout;
  readonly atoms: readonly number[];
  readonly counts: ArrayLike<number>;
  readonly p: 1 | 2;
}

function made(
  { layout, atoms, counts, p }: Prior,
  range: RangeState,
): Collector<LatentsSample, RangeSummary> {
  const fixed = fixedLayout(layout);
  requirePrior(fixed, atoms, counts, p);
  const [places, wanted] = [Object.freeze([...atoms]), Object.freeze(Array.from(counts))];
  const measure = ({ latents }: LatentsSample): number =>
    meanOf(priorDistancePerFilter(latents, fixed, places, wanted, { p }));
  return collectorOf({ name: NAME, measure }, { ...fixed, atoms: places, counts: wanted, p }, range);
}
