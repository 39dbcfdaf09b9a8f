/**
 * What can be said of levels, of the latent weights behind them, and of the network that they make up; and pictures of them.
 *
 * @packageDocumentation
 */
export {
  type BalanceSummary,
  balanceCollector,
  balanceCollectorFrom,
} from "./collectors/balance-collector.js";
export type {
  Collector,
  LatentsSample,
  LevelsSample,
  StoredCollector,
  StoredRecord,
  StoredValue,
  ValuesOption,
  WeightsSample,
} from "./collectors/collector.js";
export { collectorFrom } from "./collectors/collector-from.js";
export { entropyCollector, entropyCollectorFrom } from "./collectors/entropy-collector.js";
export {
  type ExactnessSummary,
  exactnessCollector,
  exactnessCollectorFrom,
} from "./collectors/exactness-collector.js";
export { type FlipMeter, flipMeter } from "./collectors/flip-meter.js";
export {
  type FlipRatioSummary,
  flipRatioCollector,
  flipRatioCollectorFrom,
} from "./collectors/flip-ratio-collector.js";
export { formatSummary } from "./collectors/format-summary.js";
export {
  gradientMismatchCollector,
  gradientMismatchCollectorFrom,
} from "./collectors/gradient-mismatch-collector.js";
export { type MarginsSummary, marginCollector, marginCollectorFrom } from "./collectors/margin-collector.js";
export {
  type NeverFlippedSummary,
  neverFlippedCollector,
  neverFlippedCollectorFrom,
} from "./collectors/never-flipped-collector.js";
export { priorDistanceCollector, priorDistanceCollectorFrom } from "./collectors/prior-distance-collector.js";
export type { RangeSummary } from "./collectors/range.js";
export { type RatioSummary, ratioCollector, ratioCollectorFrom } from "./collectors/ratio-collector.js";
export { runLengthCollector, runLengthCollectorFrom } from "./collectors/run-length-collector.js";
export { saturationCollector, saturationCollectorFrom } from "./collectors/saturation-collector.js";
export { sparsityCollector, sparsityCollectorFrom } from "./collectors/sparsity-collector.js";
export {
  type Statistic,
  statisticCollector,
  statisticCollectorFrom,
} from "./collectors/statistic-collector.js";
export { formatMetric, type MetricUnit } from "./format-metric.js";
export { cutPerFilter } from "./latents/cuts.js";
export { gradientMismatch, predictedChange, type StepOutcome } from "./latents/gradient-mismatch.js";
export {
  type LatentHistogram,
  type LatentHistogramOptions,
  latentHistogram,
} from "./latents/latent-histogram.js";
export { margins } from "./latents/margins.js";
export { type PriorDistanceOptions, priorDistancePerFilter } from "./latents/prior-distance.js";
export {
  type QuantizationError,
  type QuantizationErrors,
  quantizationError,
  quantizationErrorPerFilter,
} from "./latents/quantization-error.js";
export { layerSaturation, type SaturationOptions, saturationPerFilter } from "./latents/saturation.js";
export { type MarginOptions, type MarginSummary, summarizeMargins } from "./latents/summarize-margins.js";
export { type BalancedFlips, balancedFlipsPerFilter } from "./levels/balanced-flips.js";
export { countsEntropy } from "./levels/counts-entropy.js";
export { binaryEntropy, entropyPerFilter, layerEntropy, networkEntropy } from "./levels/entropy.js";
export { countResiduals, residualPerFilter } from "./levels/exactness.js";
export { type Flips, flipRatio, flipRatioPerFilter, flipsPerFilter } from "./levels/flips.js";
export { hammingDistance, hammingPerFilter } from "./levels/hamming.js";
export { levelCounts } from "./levels/level-counts.js";
export { levelPlaces } from "./levels/level-places.js";
export type { Levels } from "./levels/levels.js";
export { type Runs, runsPerFilter } from "./levels/runs.js";
export { layerRatio, layerSparsity, ratioPerFilter, sparsityPerFilter } from "./levels/shares.js";
export { countSigns, positivesPerFilter, type SignCounts, zerosPerFilter } from "./levels/sign-counts.js";
export { type LayerSummary, type RatioRange, summarizeLayer } from "./levels/summarize-layer.js";
export type { LayerSize, Padding, Size } from "./network/layer-size.js";
export { log2Multinomial } from "./network/log2-multinomial.js";
export type { MacsByPrecision } from "./network/macs-by-precision.js";
export type { NetworkLayer } from "./network/network-layer.js";
export { type NetworkSize, type NetworkSizeOptions, networkSize } from "./network/network-size.js";
export { hammingPacked, hammingPackedPerRow } from "./packed/hamming-packed.js";
export { onesIn, onesPerRow } from "./packed/ones-in.js";
export { packSigns, packSignsPerFilter } from "./packed/pack-signs.js";
export { type PackedPair, packedPair } from "./packed/packed-pair.js";
export {
  type EntropyPictureOptions,
  type EntropySeries,
  entropyPicture,
  type LayerEntropies,
} from "./pictures/entropy-picture.js";
export { type FlipsPictureOptions, type FlipsSeries, flipsPicture } from "./pictures/flips-picture.js";
export { type HistogramPictureOptions, histogramPicture } from "./pictures/histogram-picture.js";
export type { PictureOptions, SeriesOptions } from "./pictures/picture-options.js";
export {
  type LayerRatios,
  type RatioPictureOptions,
  type RatioSeries,
  ratioPicture,
} from "./pictures/ratio-picture.js";
