/**
 * What can be said of levels, of the latent weights behind them, and of the network that they make up.
 *
 * @packageDocumentation
 */
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
export { type FlipMeter, flipMeter } from "./levels/flip-meter.js";
export { type Flips, flipRatio, flipRatioPerFilter, flipsPerFilter } from "./levels/flips.js";
export { hammingDistance, hammingPerFilter } from "./levels/hamming.js";
export { levelCounts } from "./levels/level-counts.js";
export { levelPlaces } from "./levels/level-places.js";
export type { Levels } from "./levels/levels.js";
export { type Runs, runsPerFilter } from "./levels/runs.js";
export { layerRatio, layerSparsity, ratioPerFilter, sparsityPerFilter } from "./levels/shares.js";
export { countSigns, positivesPerFilter, type SignCounts, zerosPerFilter } from "./levels/sign-counts.js";
export { type LayerSummary, type RatioRange, summarizeLayer } from "./levels/summarize-layer.js";
export { log2Multinomial } from "./network/log2-multinomial.js";
export type { MacsByPrecision } from "./network/macs-by-precision.js";
export type { NetworkLayer } from "./network/network-layer.js";
export {
  type LayerSize,
  type NetworkSize,
  type NetworkSizeOptions,
  networkSize,
  type Size,
} from "./network/network-size.js";
