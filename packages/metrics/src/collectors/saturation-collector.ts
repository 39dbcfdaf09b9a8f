import { requirePositive } from "@equal-bits/core";
import { layerSaturation, type SaturationOptions } from "../latents/saturation.js";
import type { Collector, LatentsSample } from "./collector.js";
import { noRange, RANGE_FIELDS, type RangeState, type RangeSummary, rangeIn } from "./range.js";
import { collectorOf } from "./statistic-collector.js";
import { finiteIn, flagIn, fromSettings, storedFields } from "./stored-fields.js";

const NAME = "saturation";

/**
 * Follows the share of a layer's latent weights beyond the clip.
 *
 * @param options - the clip, as of `layerSaturation`
 * @returns a collector that has seen nothing, for layers of any size
 * @throws DomainError if `clip` is no finite number > 0
 */
export function saturationCollector(options: SaturationOptions = {}): Collector<LatentsSample, RangeSummary> {
  return made(options, noRange);
}

/**
 * A collector as it was stored.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by `saturationCollector`
 */
export function saturationCollectorFrom(json: unknown): Collector<LatentsSample, RangeSummary> {
  const { settings, state } = storedFields(json, NAME, ["clip", "inclusive"], RANGE_FIELDS);
  const options = {
    clip: finiteIn(settings.clip, "clip"),
    inclusive: flagIn(settings.inclusive, "inclusive"),
  };
  const range = rangeIn(state);
  return fromSettings(NAME, () => made(options, range));
}

function made(
  { clip = 1, inclusive = false }: SaturationOptions,
  range: RangeState,
): Collector<LatentsSample, RangeSummary> {
  requirePositive(clip, "clip");
  const measure = ({ latents }: LatentsSample): number => layerSaturation(latents, { clip, inclusive });
  return collectorOf({ name: NAME, unit: "share", measure }, { clip, inclusive }, range);
}
